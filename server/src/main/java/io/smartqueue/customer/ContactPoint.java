package io.smartqueue.customer;

import java.util.Optional;

/** Where a person can be reached. It masks itself wherever it is printed. */
public sealed interface ContactPoint permits PhoneNumber, EmailAddress, ContactPoint.Browser {

    /** As it is written down and as providers want it. */
    String address();

    /** Enough to recognise one's own, and no more. */
    String masked();

    Kind kind();

    /** The browser in which a ticket is followed, by the id of its subscription. */
    record Browser(String address) implements ContactPoint {

        @Override
        public String masked() {
            return "•••" + address.substring(Math.max(0, address.length() - 4));
        }

        @Override
        public Kind kind() {
            return Kind.BROWSER;
        }

        @Override
        public String toString() {
            return masked();
        }
    }

    enum Kind {
        PHONE("phone"),
        EMAIL("email"),
        BROWSER("browser");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As the parts of error codes have it: {@code invalid_phone}, {@code phone_required}. */
        public String code() {
            return code;
        }

        /**
         * Reads what a person writes.
         *
         * @param country ISO 3166-1 alpha-2, taken when a telephone has no prefix
         * @return empty when it is no contact point of this kind
         */
        public Optional<ContactPoint> read(String text, String country) {
            return switch (this) {
                case PHONE -> PhoneNumber.parse(text, country).map(number -> number);
                case EMAIL -> EmailAddress.parse(text).map(address -> address);
                // Nobody writes one down: the page of a ticket subscribes its own.
                case BROWSER -> Optional.empty();
            };
        }

        /** Masks what has been written down before. */
        public String mask(String address) {
            return switch (this) {
                case PHONE -> PhoneNumber.mask(address);
                case EMAIL -> new EmailAddress(address).masked();
                case BROWSER -> new Browser(address).masked();
            };
        }
    }
}
