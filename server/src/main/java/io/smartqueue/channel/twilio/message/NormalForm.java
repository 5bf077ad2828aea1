package io.smartqueue.channel.twilio.message;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The words of a message in a form in which two are the same although Twilio changed one of them on the way. */
final class NormalForm {

    /** A Messaging Service may shorten them. */
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private NormalForm() {}

    /** What smart encoding replaces, links, and spaces at the ends and in rows make no difference. */
    static String of(String words) {
        String plain = Normalizer.normalize(LINK.matcher(words).replaceAll("link"), Normalizer.Form.NFKC)
                .replaceAll("[\u2018\u2019\u201a\u201b\u2032\u2039\u203a`\u00b4]", "'")
                .replaceAll("[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]", "\"")
                .replaceAll("[\u2010-\u2015\u2212]", "-");
        return SPACES.matcher(INVISIBLE.matcher(plain).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
