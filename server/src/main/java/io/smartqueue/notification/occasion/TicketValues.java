package io.smartqueue.notification.occasion;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.DefaultWords;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.ticket.TicketFacts;
import io.smartqueue.tenant.CounterName;
import io.smartqueue.tenant.Tenant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a message about a ticket says of it. What is not known has no value, so that optional parts of a template are
 * left out; elsewhere its substitute stands.
 */
record TicketValues(Map<String, String> known, Map<String, String> substitutes) {

    /** For a wait of which nothing is known: templates have written "min" behind it. */
    private static final String UNKNOWN = "?";

    static TicketValues of(Tenant tenant, TicketFacts facts, NotificationEvent event, DefaultWords words) {
        Map<String, String> known = new HashMap<>();
        facts.recipient().name().ifPresent(name -> known.put("customer_name", name));
        known.put("ticket_number", facts.number());
        known.put("service_name", facts.where().service());
        known.put("queue_name", facts.where().queue());
        known.put("site_name", facts.where().site());
        known.put("tenant_name", tenant.name());
        known.put("ticket_url", address(facts, event));
        if (facts.state().isInLine()) {
            known.put("position", Integer.toString(facts.position()));
            facts.estimate().ifPresent(wait -> known.put("eta_minutes", Integer.toString(wait.highMinutes())));
        }
        if (facts.state() == TicketState.REMOTE) {
            known.put("arrival_button", words.text("arrival_button"));
        }
        if (event.supplies("counter_name")) {
            facts.where().agent().ifPresent(name -> known.put("agent_name", name));
            facts.where()
                    .counter()
                    .map(name -> counter(name, words))
                    .ifPresent(name -> known.put("counter_name", name));
        }
        return new TicketValues(known, substitutes(facts, words));
    }

    /** A sign alone stays alone: templates may have the word before it. */
    private static String counter(String name, DefaultWords words) {
        var counter = new CounterName(name);
        return counter.word().isEmpty() ? name : counter.with(words.text("counter"));
    }

    /** Who is asked how the visit was finds the question there at once. */
    private static String address(TicketFacts facts, NotificationEvent event) {
        return facts.publicUrl() + (event == NotificationEvent.FEEDBACK_REQUEST ? "/opinion" : "");
    }

    /** What stands in a text where no part of it is left out. */
    Map<String, String> all() {
        Map<String, String> all = new HashMap<>(substitutes);
        all.putAll(known);
        return all;
    }

    private static Map<String, String> substitutes(TicketFacts facts, DefaultWords words) {
        return Map.of(
                "customer_name", words.text("nameless"),
                "position", "0",
                "eta_minutes", facts.state().isInLine() ? UNKNOWN : "0",
                "arrival_button", words.text("arrival_button"),
                // After a transfer to a queue the agent who will call is unknown.
                "agent_name", facts.where().queue(),
                "counter_name", facts.where().queue());
    }
}
