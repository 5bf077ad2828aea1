package io.smartqueue.counter.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Transfers;
import io.smartqueue.security.StaffId;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a form sends a ticket: {@code queue:}, {@code counter:} or {@code agent:} and an id. */
record Destination(Kind kind, UUID id) {

    enum Kind {
        QUEUE,
        COUNTER,
        AGENT
    }

    private static final Pattern FORM =
            Pattern.compile("(queue|counter|agent):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static Destination of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw Refusal.field("target", "target_required", "Say where to.");
        }
        return new Destination(Kind.valueOf(form.group(1).toUpperCase(Locale.ROOT)), UUID.fromString(form.group(2)));
    }

    void send(Transfers transfers, TicketId ticket, @Nullable String reason, Actor by) {
        switch (kind) {
            case QUEUE -> transfers.toQueue(ticket, new QueueId(id), reason, by);
            case COUNTER -> transfers.toCounter(ticket, new CounterId(id), reason, by);
            case AGENT -> transfers.toAgent(ticket, new StaffId(id), reason, by);
        }
    }
}
