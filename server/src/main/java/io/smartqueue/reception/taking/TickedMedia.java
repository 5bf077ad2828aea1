package io.smartqueue.reception.taking;

import io.smartqueue.customer.Medium;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;

/** The channels that are ticked on a form: each has a box of its name, as far as the organisation offers it. */
public final class TickedMedia {

    private TickedMedia() {}

    public static Set<Medium> in(HttpServletRequest request) {
        return Medium.toPhones().stream()
                .filter(medium -> request.getParameter(medium.code()) != null)
                .collect(Collectors.toUnmodifiableSet());
    }
}
