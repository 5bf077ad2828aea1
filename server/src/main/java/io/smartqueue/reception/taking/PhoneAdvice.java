package io.smartqueue.reception.taking;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;

/** Says of what is no telephone number how it becomes one. */
final class PhoneAdvice {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneAdvice() {}

    /** @param country ISO 3166-1 alpha-2 */
    static FieldError on(String text, String country) {
        Phonenumber.PhoneNumber model = NUMBERS.getExampleNumberForType(country, PhoneNumberType.MOBILE);
        if (model == null) {
            return FieldError.of("phone", "no_phone", "example", "+221 77 123 45 67");
        }
        String example = NUMBERS.format(model, PhoneNumberFormat.NATIONAL);
        int usual = NUMBERS.getNationalSignificantNumber(model).length();
        int missing = usual - digits(text, country);
        if (missing == 0 || missing == usual) {
            return FieldError.of("phone", "no_phone", "example", example);
        }
        return missing > 0
                ? FieldError.of("phone", "short_phone", "count", missing, "usual", usual, "example", example)
                : FieldError.of("phone", "long_phone", "count", -missing, "usual", usual, "example", example);
    }

    /** How many were written, without the prefix of the country; 0 for what cannot be read. */
    private static int digits(String text, String country) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(text, country);
            return number.getCountryCode() == NUMBERS.getCountryCodeForRegion(country)
                    ? NUMBERS.getNationalSignificantNumber(number).length()
                    : 0;
        } catch (NumberParseException unreadable) {
            boolean onlyDigits = text.matches("[0-9 ./-]{1,40}");
            return onlyDigits ? (int) text.chars().filter(Character::isDigit).count() : 0;
        }
    }
}
