package io.smartqueue.channel;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes by which outcomes are counted: a fixed set, so that a provider's new codes add no metric labels. */
public final class ErrorCodes {

    private static final Set<String> OURS = Set.of(
            "budget_hard",
            "budget_soft",
            "cap_organisation",
            "cap_prefix",
            "cap_recipient",
            "channel_off",
            "country_not_served",
            "expired",
            "internal_error",
            "interrupted",
            "late",
            "no_answer",
            "parked",
            "quiet_hours",
            "secrets_unreadable",
            "superseded",
            "suspended",
            "template_pending",
            "template_values",
            "twin",
            "unknown_outcome",
            "unreachable",
            "unreadable_answer",
            "unrenderable",
            "window_closed");

    private final Set<String> known;

    public ErrorCodes(Collection<Channel> channels) {
        known = Stream.concat(OURS.stream(), channels.stream().flatMap(channel -> channel.errorCodes().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that no provider gave. */
    public static Set<String> ours() {
        return OURS;
    }

    /** The code itself, or {@code other}. */
    public String label(String code) {
        return known.contains(code) ? code : "other";
    }
}
