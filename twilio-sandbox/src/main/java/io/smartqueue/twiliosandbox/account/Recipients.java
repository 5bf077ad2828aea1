package io.smartqueue.twiliosandbox.account;

import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Countries;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who can be reached.
 *
 * @param countries to which SMS may go; {@code *} stands for all
 * @param joined until when each is a member of the WhatsApp sandbox; {@code *} stands for everybody
 * @param optedOut {@code phone/sender}; a phone alone has opted out of every sender
 * @param windowed whether WhatsApp refuses plain words to somebody who has not written for 24 hours (63016)
 */
public record Recipients(Set<String> countries, Map<String, Instant> joined, Set<String> optedOut, boolean windowed) {
    public static final String ALL = "*";
    private static final Duration MEMBERSHIP = Duration.ofHours(72);

    public Recipients {
        countries = Set.copyOf(countries);
        joined = Map.copyOf(joined);
        optedOut = Set.copyOf(optedOut);
        countries.forEach(Recipients::checkCountry);
        joined.keySet().forEach(Recipients::checkMember);
        optedOut.forEach(Recipients::checkOptOut);
    }

    /** Every country and every phone, at any time. */
    public static Recipients everybody() {
        return new Recipients(Set.of(ALL), Map.of(ALL, Instant.MAX), Set.of(), false);
    }

    /** Every country; on WhatsApp nobody has joined yet, and nobody has written. */
    public static Recipients asAtTwilio() {
        return new Recipients(Set.of(ALL), Map.of(), Set.of(), true);
    }

    public Recipients windowed(boolean enforced) {
        return new Recipients(countries, joined, optedOut, enforced);
    }

    public Recipients inCountries(Collection<String> codes) {
        return new Recipients(Set.copyOf(codes), joined, optedOut, windowed);
    }

    /** @param names phones, user ids, or {@code *} for everybody; none: nobody has joined yet */
    public Recipients withMembers(Collection<String> names, Instant now) {
        Instant end = now.plus(MEMBERSHIP);
        return new Recipients(
                countries,
                Set.copyOf(names).stream()
                        .collect(Collectors.toMap(name -> name, name -> name.equals(ALL) ? Instant.MAX : end)),
                optedOut,
                windowed);
    }

    /** Nobody has joined yet. */
    public Recipients withoutMembers() {
        return new Recipients(countries, Map.of(), optedOut, windowed);
    }

    public Recipients withOptOuts(Collection<String> phones) {
        return new Recipients(countries, joined, Set.copyOf(phones), windowed);
    }

    /** Geo permissions apply to SMS only. */
    public boolean mayReach(Address to) {
        return to.channel() != Channel.SMS
                || countries.contains(ALL)
                || Countries.of(to).filter(countries::contains).isPresent();
    }

    /** Twilio keeps this list for SMS only; on WhatsApp the customer's server decides. */
    public boolean hasOptedOut(Address phone, Address sender) {
        return phone.channel() == Channel.SMS
                && (optedOut.contains(phone.name()) || optedOut.contains(pair(phone, sender)));
    }

    public Recipients optOut(Address phone, Address sender) {
        Set<String> more = new HashSet<>(optedOut);
        more.add(pair(phone, sender));
        return withOptOuts(more);
    }

    /** Also ends a block of all senders. */
    public Recipients optIn(Address phone, Address sender) {
        Set<String> fewer = new HashSet<>(optedOut);
        fewer.remove(phone.name());
        fewer.remove(pair(phone, sender));
        return withOptOuts(fewer);
    }

    public boolean isMember(Address phone, Instant now) {
        return isOpen() || now.isBefore(joined.getOrDefault(phone.name(), Instant.MIN));
    }

    /** Nobody has to join. */
    public boolean isOpen() {
        return joined.containsKey(ALL);
    }

    public Recipients join(Address phone, Instant now) {
        Map<String, Instant> more = new HashMap<>(joined);
        more.put(phone.name(), now.plus(MEMBERSHIP));
        return isOpen() ? this : new Recipients(countries, more, optedOut, windowed);
    }

    public Recipients leave(Address phone) {
        Map<String, Instant> fewer = new HashMap<>(joined);
        fewer.remove(phone.name());
        return new Recipients(countries, fewer, optedOut, windowed);
    }

    private static String pair(Address phone, Address sender) {
        return phone.name() + "/" + sender.name();
    }

    private static void checkCountry(String code) {
        if (!code.equals(ALL) && !Countries.exists(code)) {
            throw new IllegalArgumentException("countries are ISO codes like SN, or * for all; not " + code);
        }
    }

    private static void checkMember(String name) {
        Address address = new Address(Channel.WHATSAPP, name);
        if (!name.equals(ALL) && !address.isNumber() && !address.isHidden()) {
            throw new IllegalArgumentException(
                    "joined are phones like +221770000012, user ids like SN.4711, or * for everybody; not " + name);
        }
    }

    private static void checkOptOut(String entry) {
        String[] parts = entry.split("/", -1);
        for (String part : parts) {
            if (parts.length > 2 || !Address.of(part).isNumber()) {
                throw new IllegalArgumentException("opted_out are phones like +221770000012, alone or with a sender"
                        + " like +221770000012/+15005550006; not " + entry);
            }
        }
    }
}
