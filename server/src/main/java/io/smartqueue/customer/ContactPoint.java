package io.smartqueue.customer;

import java.util.Optional;

/** Where a person can be reached. It masks itself wherever it is printed. */
public sealed interface ContactPoint permits PhoneNumber, EmailAddress {

    /** As it is written down and as providers want it. */
    String address();

    /** Enough to recognise one's own, and no more. */
    String masked();

    Kind kind();

    enum Kind {
        PHONE("phone"),
        EMAIL("email");

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
            };
        }

        /** Masks what has been written down before. */
        public String mask(String address) {
            return switch (this) {
                case PHONE -> PhoneNumber.mask(address);
                case EMAIL -> new EmailAddress(address).masked();
            };
        }
    }
}
