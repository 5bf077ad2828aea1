package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.customer.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs for the operator that people write to us. Nothing is stored and nothing is answered. */
@Component
class InboundMessages {

    private static final Logger log = LoggerFactory.getLogger(InboundMessages.class);

    @EventListener
    void received(InboundMessage message) {
        log.info(
                "a message {} by {} from {} is not answered",
                message.providerId(),
                message.medium().code(),
                PhoneNumber.mask(message.from()));
    }
}
