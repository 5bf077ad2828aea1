package io.smartqueue.page;

import io.smartqueue.tenant.LanguageTags;
import java.util.Arrays;
import java.util.List;
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
        List<String> codes = Arrays.stream(values()).map(Language::code).toList();
        return LanguageTags.lookup(String.valueOf(tag), codes).map(found -> values()[codes.indexOf(found)]);
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
