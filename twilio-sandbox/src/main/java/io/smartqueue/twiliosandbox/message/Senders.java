package io.smartqueue.twiliosandbox.message;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The account's own senders, and the messaging service that has them in its pool. */
public record Senders(Address sms, Address whatsapp, Set<Address> others, String messagingServiceSid) {
    public static final String SMS = "+15005550006";
    public static final String WHATSAPP = "whatsapp:+14155238886";

    public static Senders of(Set<String> others, String messagingServiceSid) {
        Set<Address> more = others.stream().map(Address::of).collect(Collectors.toUnmodifiableSet());
        return new Senders(Address.of(SMS), Address.of(WHATSAPP), more, messagingServiceSid);
    }

    public boolean owns(Address address) {
        return address.equals(sms) || address.equals(whatsapp) || others.contains(address);
    }

    /** Numbers that are bought at Twilio, without channels. */
    public Stream<Address> numbers() {
        return Stream.concat(Stream.of(sms), others.stream().sorted(Comparator.comparing(Address::name)))
                .filter(address -> address.channel() == Channel.SMS && address.isNumber());
    }

    public Address on(Channel channel) {
        return switch (channel) {
            case SMS -> sms;
            case WHATSAPP -> whatsapp;
        };
    }
}
