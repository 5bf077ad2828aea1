package io.smartqueue.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import io.smartqueue.web.PlainText;
import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone in E.164 (ITU-T), such as +221771234567. It masks itself wherever it is printed. */
public record PhoneNumber(String e164) implements ContactPoint {

    /** The advice for other input. */
    public static final String ADVICE = "This is no telephone number; write it as +221771234567.";

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public PhoneNumber {
        if (!FORM.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 number");
        }
    }

    /** Empty when it is not written as E.164 wants it. */
    public static Optional<PhoneNumber> of(String e164) {
        return FORM.matcher(e164).matches() ? Optional.of(new PhoneNumber(e164)) : Optional.empty();
    }

    /**
     * Reads what a person writes, with or without a country prefix.
     *
     * @param country ISO 3166-1 alpha-2, taken when the prefix is missing
     * @return empty when no telephone has such a number
     */
    public static Optional<PhoneNumber> parse(String text, String country) {
        try {
            var number = NUMBERS.parse(normal(text), country);
            // Not isPossibleNumber(…), which also takes what can be dialled only within a town.
            return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /**
     * What people paste, with one kind of space and of hyphen, and without invisible signs. It goes by Unicode
     * category, because each program that formats numbers uses other characters.
     */
    public static String normal(String text) {
        var plain = new StringBuilder(text.length());
        PlainText.visible(text).codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.SPACE_SEPARATOR -> plain.append(' ');
                case Character.DASH_PUNCTUATION -> plain.append('-');
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> plain.append(' ');
                default -> plain.appendCodePoint(c);
            }
        });
        return plain.toString().strip();
    }

    /** ISO 3166-1 alpha-2; of a number that is possible but not in use, the main country of its prefix. */
    public String country() {
        try {
            var number = NUMBERS.parse(e164, null);
            String region = NUMBERS.getRegionCodeForNumber(number);
            return region == null ? NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()) : region;
        } catch (NumberParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String address() {
        return e164;
    }

    @Override
    public Kind kind() {
        return Kind.PHONE;
    }

    /** Enough to recognise one's own number, and no more: +22177•••••67. */
    @Override
    public String masked() {
        return mask(e164);
    }

    public static String mask(String number) {
        int shown = Math.min(6, Math.max(0, number.length() - 4));
        int hidden = Math.max(0, number.length() - shown - 2);
        return number.substring(0, shown)
                + "•".repeat(hidden)
                + number.substring(number.length() - Math.min(2, number.length()));
    }

    /**
     * As people read it, in the groups of its country: +221 77 123 45 67, and +221 77 ··· ·· 67 of a masked one. It is
     * read from left to right in every language, so pages isolate it.
     */
    public static String written(String number) {
        try {
            // A group has as many digits whatever they are.
            var digits = NUMBERS.parse(number.replace('•', '0'), null);
            var written = new StringBuilder(NUMBERS.format(digits, PhoneNumberFormat.INTERNATIONAL));
            int next = 1;
            for (int i = 0; i < written.length(); i++) {
                if (Character.isDigit(written.charAt(i))) {
                    written.setCharAt(i, number.charAt(next++) == '•' ? '·' : written.charAt(i));
                }
            }
            // A number is not broken at the end of a line.
            return written.toString().replace(' ', '\u00a0');
        } catch (NumberParseException notANumber) {
            return number;
        }
    }

    @Override
    public String toString() {
        return masked();
    }
}
