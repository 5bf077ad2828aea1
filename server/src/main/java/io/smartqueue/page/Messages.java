package io.smartqueue.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.Names;
import java.text.ListFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Messages for a person, in one language and one time zone. */
public final class Messages {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final MessageCatalogue book;
    private final Language language;
    private final ZoneId zone;

    Messages(MessageCatalogue book, Language language, ZoneId zone) {
        this.book = book;
        this.language = language;
        this.zone = zone;
    }

    public Language language() {
        return language;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The same language in another time zone. */
    public Messages at(ZoneId place) {
        return new Messages(book, language, place);
    }

    public Messages in(Language other) {
        return new Messages(book, other, zone);
    }

    /** In this language, else in that of the organisation. */
    public String name(Names names) {
        return names.in(language.code());
    }

    public boolean know(String key) {
        return book.knows(language, key);
    }

    /** @throws IllegalArgumentException for a key that no catalogue has; a test checks that none is missing */
    public String say(String key) {
        return book.pattern(language, key, Map.of());
    }

    /**
     * A message with values.
     *
     * @param namesAndValues as in {@code say("line.ahead", "count", 5)}; the message uses them by name, in the syntax
     *     of ICU messages, plurals among them
     */
    public String say(String key, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return book.pattern(language, key, values);
    }

    /** The message for a refusal: that of its first field error, else of the refusal itself. */
    public String refusal(Refusal refusal) {
        return refusal.fields().stream()
                .findFirst()
                .flatMap(slip -> refusal(slip.code()))
                .or(() -> refusal(refusal.code()))
                .orElseGet(() -> say("refusal.other"));
    }

    /** The message for a code; empty when the catalogue has none. */
    public Optional<String> refusal(String code) {
        return Optional.of("refusal." + code).filter(this::know).map(this::say);
    }

    /** Such as 10:42. */
    public String hour(Instant instant) {
        return HOUR.format(instant.atZone(zone));
    }

    public String hour(LocalTime time) {
        return HOUR.format(time);
    }

    /** Such as 25 novembre 2026. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, zone));
    }

    /** The name of a country by its code of two letters. */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(language.locale());
    }

    /** The name of a language by its tag. */
    public String nameOfLanguage(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(language.locale());
    }

    /** Such as franc CFA (XOF). */
    public String currency(String code) {
        return Currency.getInstance(code).getDisplayName(language.locale()) + " (" + code + ")";
    }

    /** Such as SMS and WhatsApp. */
    public String list(List<String> names) {
        return ListFormat.getInstance(language.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(names);
    }

    /** Such as 12–20; one number when both are the same. */
    public String range(int low, int high) {
        return low == high ? Integer.toString(low) : low + "–" + high;
    }
}
