package io.smartqueue.conversation;

import io.smartqueue.channel.Channel;
import io.smartqueue.queue.JoinLinks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The links of the channels that people may write to. */
@Component
class MessageLinks implements JoinLinks {

    private final List<Channel> channels;

    MessageLinks(List<Channel> channels) {
        this.channels = channels;
    }

    @Override
    public Map<String, String> of(String joinCode) {
        Map<String, String> links = new TreeMap<>();
        for (Channel channel : channels) {
            channel.answeredAt()
                    .ifPresent(number -> links.put(channel.medium().code(), link(channel, number, joinCode)));
        }
        return links;
    }

    private static String link(Channel channel, String number, String joinCode) {
        String words = "TICKET%20" + joinCode;
        return switch (channel.medium()) {
            case WHATSAPP -> "https://wa.me/" + number.substring(1) + "?text=" + words;
            case SMS -> "sms:" + number + "?body=" + words;
            case EMAIL -> "mailto:" + number + "?subject=" + words;
            case PUSH -> throw new IllegalStateException("a notification cannot be answered");
        };
    }
}
