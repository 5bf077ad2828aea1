package io.smartqueue.reception.ticket;

import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.EmailAddress;
import io.smartqueue.customer.PhoneNumber;

/** Enough of a phone to know one's own: +221 77 ··· ·· 12, from left to right in every sentence. */
public final class Masks {

    private Masks() {}

    public static String contact(ContactPoint contact) {
        return switch (contact) {
            case PhoneNumber phone -> phone(phone);
            case EmailAddress email -> email.masked();
            case ContactPoint.Browser browser -> browser.masked();
        };
    }

    public static String phone(PhoneNumber phone) {
        return "\u2066" + PhoneNumber.written(phone.masked()) + "\u2069";
    }
}
