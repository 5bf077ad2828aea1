package io.smartqueue.customer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody types to find a customer: words in any order, without regard to accents, and the digits of a phone
 * however they are grouped.
 *
 * @param words each as a part of the name or the address
 * @param numerals the words that consist of digits, which a name may contain too
 * @param digits all digits together; empty when none were typed
 * @param phone the whole number, when it is one
 */
record CustomerSearch(List<String> words, List<String> numerals, String digits, Optional<PhoneNumber> phone) {

    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f\\u064b-\\u065f\\u0670]");
    private static final Pattern NUMERAL = Pattern.compile("[+(]*[0-9][0-9().+/]*");

    /** The same as {@link #folded}, of the name in a row. */
    static final String FOLDED_NAME = """
            translate(lower(regexp_replace(normalize(concat_ws(' ', first_name, last_name), NFD),
                '[\\u0300-\\u036f\\u064b-\\u065f\\u0670]', '', 'g')), '-''’ʼ', ' ')""";

    static CustomerSearch of(String typed, String country) {
        List<String> all = Arrays.stream(folded(typed).strip().split("\\s+"))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        List<String> numerals =
                all.stream().filter(word -> NUMERAL.matcher(word).matches()).toList();
        String number = String.join("", numerals);
        return new CustomerSearch(
                parts(all.stream().filter(word -> !numerals.contains(word)).toList()),
                parts(numerals),
                // Without what stands before a number inside a country, or for the country's prefix.
                number.replaceAll("\\D", "").replaceFirst("^0{1,2}", ""),
                PhoneNumber.parse(number, country));
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’ʼ]", "")
                .replace('-', ' ');
    }

    private static List<String> parts(List<String> words) {
        return words.stream()
                .map(word -> word.replaceAll("([\\\\%_])", "\\\\$1"))
                .map(word -> "%" + word + "%")
                .collect(Collectors.toList());
    }
}
