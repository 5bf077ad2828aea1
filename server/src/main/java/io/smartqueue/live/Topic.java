package io.smartqueue.live;

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

    /** The organisation that it is about; empty for a prefix, which stands for all. */
    public Optional<TenantId> tenant() {
        int slash = name.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new TenantId(UUID.fromString(name.substring(slash + 1))));
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
