package io.smartqueue.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name in addresses: lower-case letters, digits and hyphens, at most 63. */
public record Slug(String value) {

    private static final int LONGEST = 63;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public Slug {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.field("slug", "invalid_slug", "Use lower-case letters, digits and hyphens, at most 63.");
        }
    }

    /**
     * Makes a slug of a name: accents are folded, other characters than letters and digits become hyphens.
     *
     * @throws Refusal when nothing is left, as with a name in Arabic
     */
    public static Slug of(String name) {
        String folded = Normalizer.normalize(
                        name.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = folded.substring(0, Math.min(folded.length(), LONGEST + 1)).replaceAll("^-+", "");
        String slug = cut.substring(0, Math.min(cut.length(), LONGEST)).replaceAll("-+$", "");
        if (slug.isEmpty()) {
            throw Refusal.field("slug", "required", "Give a slug: none can be made of this name.");
        }
        return new Slug(slug);
    }

    @Override
    public String toString() {
        return value;
    }
}
