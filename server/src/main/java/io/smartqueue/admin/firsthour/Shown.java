package io.smartqueue.admin.firsthour;

import io.smartqueue.admin.part.Choice;
import java.util.List;

/**
 * What there is already, by its name, and what the steps offer.
 *
 * @param site the slug of the first site, for its poster; empty while there is none
 * @param queueable services that nobody can wait for at the first site
 */
public record Shown(
        String site,
        List<String> sites,
        List<String> services,
        List<String> queues,
        List<String> counters,
        List<Choice> queueable) {}
