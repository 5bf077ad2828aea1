package io.smartqueue.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the pages and messages. */
public enum Language {
    FR("fr", "Français"),
    EN("en", "English"),
    /** With western digits, because ticket numbers and times are written with them everywhere else. */
    AR("ar-u-nu-latn", "العربية");

    private final Locale locale;
    private final String ownName;

    Language(String tag, String ownName) {
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
    }

    /** Finds the language of a BCP 47 tag, whatever its region. */
    public static Optional<Language> of(@Nullable String tag) {
        String language = Locale.forLanguageTag(String.valueOf(tag)).getLanguage();
        return Arrays.stream(values())
                .filter(one -> one.code().equals(language))
                .findFirst();
    }

    /** ISO 639-1. */
    public String code() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    /** Its name in the language itself. */
    public String ownName() {
        return ownName;
    }

    /** The value of {@code dir} in HTML. */
    public String direction() {
        return this == AR ? "rtl" : "ltr";
    }
}
