package io.smartqueue.customer;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * By which channels a person agreed to be told things, and where each of them reaches the person.
 *
 * @param contacts in the order of the channels
 */
public record Consent(Map<Medium, ContactPoint> contacts) {

    public static final Consent NONE = new Consent(Map.of());

    public Consent {
        var sorted = new EnumMap<Medium, ContactPoint>(Medium.class);
        contacts.forEach((medium, contact) -> {
            if (contact.kind() != medium.contact()) {
                throw new IllegalArgumentException(medium + " reaches nobody by " + contact.kind());
            }
            sorted.put(medium, contact);
        });
        contacts = Collections.unmodifiableMap(sorted);
    }

    /** @throws IllegalArgumentException when one of the channels has nothing to reach the person at */
    public static Consent to(Collection<Medium> media, @Nullable PhoneNumber phone, @Nullable EmailAddress email) {
        var contacts = new EnumMap<Medium, ContactPoint>(Medium.class);
        for (Medium medium : media) {
            ContactPoint contact = switch (medium.contact()) {
                case PHONE -> phone;
                case EMAIL -> email;
                case BROWSER -> null;
            };
            if (contact == null) {
                throw new IllegalArgumentException(
                        "consent to " + medium + " without " + medium.contact().code());
            }
            contacts.put(medium, contact);
        }
        return new Consent(contacts);
    }

    /** The same, and notifications in the browser of a ticket. */
    public Consent alsoIn(ContactPoint.Browser browser) {
        return and(new Consent(Map.of(Medium.PUSH, browser)));
    }

    public Set<Medium> media() {
        return contacts.keySet();
    }

    public boolean isEmpty() {
        return contacts.isEmpty();
    }

    public Optional<ContactPoint> contact(Medium medium) {
        return Optional.ofNullable(contacts.get(medium));
    }

    /** The channel to take where one is enough. */
    public Optional<Medium> preferred() {
        return media().stream().min(Medium.byRank());
    }

    /** As far as it is to be told at this kind of contact point. */
    public Consent at(ContactPoint.Kind kind) {
        return where(medium -> medium.contact() == kind);
    }

    public Consent notAt(ContactPoint.Kind kind) {
        return where(medium -> medium.contact() != kind);
    }

    private Consent where(Predicate<Medium> wanted) {
        var kept = new EnumMap<Medium, ContactPoint>(Medium.class);
        kept.putAll(contacts);
        kept.keySet().removeIf(wanted.negate());
        return new Consent(kept);
    }

    /** Both together; where both agree to a channel, this one says where. */
    public Consent and(Consent other) {
        var all = new EnumMap<Medium, ContactPoint>(Medium.class);
        all.putAll(other.contacts);
        all.putAll(contacts);
        return new Consent(all);
    }
}
