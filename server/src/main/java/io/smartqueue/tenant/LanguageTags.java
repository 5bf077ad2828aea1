package io.smartqueue.tenant;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Language tags (BCP 47) are found as RFC 4647 §3.4 looks them up: the tag itself, else its prefixes. */
public final class LanguageTags {

    private LanguageTags() {}

    /** The one of these tags that serves a language best: for {@code en-GB} that is {@code en-GB}, else {@code en}. */
    public static Optional<String> lookup(String wanted, Collection<String> known) {
        try {
            return Optional.ofNullable(Locale.lookupTag(List.of(new Locale.LanguageRange(wanted)), known))
                    .flatMap(found ->
                            known.stream().filter(found::equalsIgnoreCase).findFirst());
        } catch (IllegalArgumentException noTag) {
            return Optional.empty();
        }
    }
}
