package io.smartqueue.live;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What has changed, without details: words of letters, digits and hyphens between slashes. */
public record Topic(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}(/[a-z0-9-]{1,64}){0,3}");

    /** The prefix for changes to the tickets of one organisation. */
    public static final Topic LINES = new Topic("line");
    /** The prefix for other changes of an organisation. */
    public static final Topic ORGANISATIONS = new Topic("organisation");
    /** The prefix for changes to the alerts of an organisation, which only its managers see. */
    public static final Topic ALERTS = new Topic("alert");

    /** The prefix for what people write about their tickets. */
    public static final Topic WORDS = new Topic("words");

    /** The prefix for what changes of one visit without an event of its ticket. */
    public static final Topic VISITS = new Topic("visit");

    public Topic {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a topic: " + name);
        }
    }

    public static Topic line(TenantId tenant) {
        return new Topic(LINES.name + "/" + tenant);
    }

    public static Topic organisation(TenantId tenant) {
        return new Topic(ORGANISATIONS.name + "/" + tenant);
    }

    /** @param queue that the ticket is in */
    public static Topic words(TenantId tenant, QueueId queue) {
        return new Topic(WORDS.name + "/" + tenant + "/" + queue);
    }

    public static Topic visit(TenantId tenant, TicketId visit) {
        return new Topic(VISITS.name + "/" + tenant + "/" + visit);
    }

    public static Topic alerts(TenantId tenant) {
        return new Topic(ALERTS.name + "/" + tenant);
    }

    /** The organisation that it is about; empty for a prefix, which stands for all. */
    public Optional<TenantId> tenant() {
        return part(1).map(TenantId::new);
    }

    /** The queue of the ticket that words are about. */
    public Optional<QueueId> queue() {
        return part(2).map(QueueId::new);
    }

    /** The visit that it is about. */
    public Optional<TicketId> visit() {
        return part(2).map(TicketId::new);
    }

    private Optional<UUID> part(int number) {
        String[] parts = name.split("/", -1);
        return parts.length > number ? Optional.of(UUID.fromString(parts[number])) : Optional.empty();
    }

    /** Whether it is the other topic or below it. */
    public boolean isWithin(Topic other) {
        return name.equals(other.name) || name.startsWith(other.name + "/");
    }

    @Override
    public String toString() {
        return name;
    }
}
