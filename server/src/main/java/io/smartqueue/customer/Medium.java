package io.smartqueue.customer;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A channel by which a message reaches a person, with all that tells it from the others. What a provider needs to
 * send by it stands with the provider; its names in each language are words.
 */
public enum Medium {
    SMS(ContactPoint.Kind.PHONE, 2, true),
    WHATSAPP(ContactPoint.Kind.PHONE, 1, false),
    EMAIL(ContactPoint.Kind.EMAIL, 3, false),
    /** Notifications of the browser that a ticket is followed in. */
    PUSH(ContactPoint.Kind.BROWSER, 0, false);

    private final ContactPoint.Kind contact;
    private final int rank;
    private final boolean paidBySegment;

    /**
     * @param contact what a person must have to be reached by it
     * @param rank where one channel is enough, the lowest rank is taken: the cheapest of those that people read at
     *     once comes first
     * @param paidBySegment whether a long message costs more than a short one
     */
    Medium(ContactPoint.Kind contact, int rank, boolean paidBySegment) {
        this.contact = contact;
        this.rank = rank;
        this.paidBySegment = paidBySegment;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Medium of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** As a column of type {@code text[]} takes them. */
    public static String[] codes(Collection<Medium> media) {
        return media.stream().map(Medium::code).toArray(String[]::new);
    }

    /** From a column of type {@code text[]}. */
    public static Set<Medium> all(Array codes) throws SQLException {
        return Stream.of((String[]) codes.getArray()).map(Medium::of).collect(Collectors.toUnmodifiableSet());
    }

    public ContactPoint.Kind contact() {
        return contact;
    }

    public boolean isPaidBySegment() {
        return paidBySegment;
    }

    /** Nobody takes anything for it, so that no price of it is to be known. */
    public boolean isFree() {
        return contact == ContactPoint.Kind.BROWSER;
    }

    /** Those that a customer is in a register for; a browser is a visit's. */
    public static List<Medium> toCustomers() {
        return Arrays.stream(values())
                .filter(medium -> medium.contact != ContactPoint.Kind.BROWSER)
                .toList();
    }

    /** Those that need no more than a phone, which is all that people are asked for when they take a ticket. */
    public static List<Medium> toPhones() {
        return Arrays.stream(values())
                .filter(medium -> medium.contact == ContactPoint.Kind.PHONE)
                .toList();
    }

    /** The same, that comes first which is taken where one is enough. */
    public static List<Medium> toPhonesByRank() {
        return toPhones().stream().sorted(byRank()).toList();
    }

    /** The same of all channels. */
    public static List<Medium> allByRank() {
        return Arrays.stream(values()).sorted(byRank()).toList();
    }

    public static Comparator<Medium> byRank() {
        return Comparator.comparingInt(medium -> medium.rank);
    }

    /**
     * Reads a recipient as people write it, perhaps with the channel before it: {@code whatsapp:+221771234567}.
     *
     * @param country ISO 3166-1 alpha-2, taken when a telephone has no prefix
     */
    public Optional<ContactPoint> read(String text, String country) {
        return contact.read(withoutName(text), country);
    }

    /** The channel that stands before a recipient. */
    public static Optional<Medium> namedIn(String recipient) {
        return toPhones().stream()
                .filter(medium -> recipient.strip().startsWith(medium.code() + ":"))
                .findFirst();
    }

    /** A recipient without the channel that perhaps stands before it. */
    public static String withoutName(String recipient) {
        String stripped = recipient.strip();
        return namedIn(stripped)
                .map(medium -> stripped.substring(medium.code().length() + 1))
                .orElse(stripped);
    }
}
