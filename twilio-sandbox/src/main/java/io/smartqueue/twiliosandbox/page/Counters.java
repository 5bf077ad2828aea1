package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.callback.Receipts;
import io.smartqueue.twiliosandbox.message.Direction;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.MessageStatus;
import io.smartqueue.twiliosandbox.message.Messages;
import java.util.List;

record Counters(long accepted, long delivered, int receiptsWaiting) {

    static Counters of(Messages messages, Receipts receipts) {
        List<Message> outbound = messages.oldestFirst()
                .filter(message -> message.draft().direction() != Direction.INBOUND)
                .toList();
        long delivered = outbound.stream()
                .filter(message ->
                        message.status() == MessageStatus.DELIVERED || message.status() == MessageStatus.READ)
                .count();
        return new Counters(outbound.size(), delivered, receipts.waiting());
    }
}
