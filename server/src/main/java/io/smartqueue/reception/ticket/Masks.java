package io.smartqueue.reception.ticket;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.EmailAddress;
import io.smartqueue.customer.PhoneNumber;

/** Enough of a phone to know one's own: 77 ··· ·· 12, from left to right in every sentence. */
final class Masks {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Masks() {}

    public static String contact(ContactPoint contact) {
        return switch (contact) {
            case PhoneNumber phone -> phone(phone);
            case EmailAddress email -> email.masked();
        };
    }

    public static String phone(PhoneNumber phone) {
        String written = national(phone);
        StringBuilder masked = new StringBuilder(written);
        int digits = (int) written.chars().filter(Character::isDigit).count();
        int seen = 0;
        for (int i = 0; i < masked.length(); i++) {
            if (Character.isDigit(masked.charAt(i))) {
                seen++;
                if (seen > 2 && seen <= digits - 2) {
                    masked.setCharAt(i, '·');
                }
            }
        }
        return "\u2066" + masked + "\u2069";
    }

    private static String national(PhoneNumber phone) {
        try {
            return NUMBERS.format(NUMBERS.parse(phone.e164(), "ZZ"), PhoneNumberFormat.NATIONAL);
        } catch (NumberParseException impossible) {
            return phone.e164();
        }
    }
}
