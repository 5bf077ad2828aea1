package io.smartqueue.opinion;

import java.util.Locale;

/**
 * What somebody answers.
 *
 * @param comment empty when nothing was written
 * @param language of the page on which it was written, BCP 47
 */
public record GivenOpinion(int score, String comment, String language, By by) {

    public static final int LONGEST_COMMENT = 2000;

    /** Where somebody was asked. */
    public enum By {
        PAGE,
        MESSAGE,
        KIOSK;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static By of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
