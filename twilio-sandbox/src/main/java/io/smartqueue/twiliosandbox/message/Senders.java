package io.smartqueue.twiliosandbox.message;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The account's own senders, and the messaging service that has them in its pool. */
public record Senders(Address sms, Address whatsapp, Set<Address> others, String messagingServiceSid) {
    public static final String SMS = "+15005550006";
    public static final String WHATSAPP = "whatsapp:+14155238886";
    private static final int FIRST_BELOW = 1000;

    public static Senders of(Set<String> others, String messagingServiceSid) {
        Set<Address> more = others.stream().map(Address::of).collect(Collectors.toUnmodifiableSet());
        return new Senders(Address.of(SMS), Address.of(WHATSAPP), more, messagingServiceSid);
    }

    /** One number for both channels, as an account below another buys for itself. */
    public static Senders below(int place, String messagingServiceSid) {
        String number = "+1500555" + (FIRST_BELOW + place);
        return new Senders(Address.of(number), Address.of("whatsapp:" + number), Set.of(), messagingServiceSid);
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
