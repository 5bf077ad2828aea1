package io.smartqueue.reception.taking;

import io.smartqueue.customer.Medium;
import io.smartqueue.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The channels that are ticked on a form: each has a box of its name, as far as the organisation offers it. */
public final class TickedMedia {

    private TickedMedia() {}

    public static Set<Medium> in(HttpServletRequest request) {
        return Medium.toPhones().stream()
                .filter(medium -> request.getParameter(medium.code()) != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What was beside the boxes that are ticked, as a proof of what somebody agreed to. */
    public static String words(Messages messages, Set<Medium> ticked) {
        return ticked.isEmpty()
                ? ""
                : Stream.concat(
                                ticked.stream().sorted().map(medium -> messages.say("ways.by." + medium.code())),
                                Stream.of(messages.say("ways.only_this_visit")))
                        .collect(Collectors.joining(" "));
    }
}
