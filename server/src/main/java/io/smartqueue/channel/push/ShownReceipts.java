package io.smartqueue.channel.push;

import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.push.key.VapidKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A push service tells that it has a message, and never that somebody saw it. So each message carries a receipt, which
 * the browser sends back once it has shown it: our id of the message, and a proof that only we can make.
 */
@Component
class ShownReceipts {

    private static final int ID = 16;
    private static final int PROOF = 16;
    private static final String HMAC = "HmacSHA256";

    private final VapidKeys keys;
    private final ApplicationEventPublisher events;

    ShownReceipts(VapidKeys keys, ApplicationEventPublisher events) {
        this.keys = keys;
        this.events = events;
    }

    String of(UUID organisation, UUID message) {
        byte[] receipt = ByteBuffer.allocate(ID + PROOF)
                .putLong(message.getMostSignificantBits())
                .putLong(message.getLeastSignificantBits())
                .put(proof(organisation, message))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(receipt);
    }

    /** @return false when it is none of ours */
    boolean shown(UUID organisation, String receipt) {
        Optional<UUID> message = message(organisation, receipt);
        message.ifPresent(id -> events.publishEvent(new DeliveryReceipt(
                message,
                Optional.of(organisation),
                Optional.empty(),
                id.toString(),
                Optional.of(DeliveryStatus.DELIVERED),
                "shown",
                Optional.empty(),
                Optional.empty())));
        return message.isPresent();
    }

    private Optional<UUID> message(UUID organisation, String receipt) {
        byte[] bytes = bytes(receipt);
        if (bytes.length != ID + PROOF) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(bytes);
        UUID message = new UUID(parts.getLong(), parts.getLong());
        byte[] given = Arrays.copyOfRange(bytes, ID, ID + PROOF);
        return MessageDigest.isEqual(given, proof(organisation, message)) ? Optional.of(message) : Optional.empty();
    }

    /**
     * As browsers write bytes (RFC 4648, section 5).
     *
     * @return none when these are none
     */
    static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException other) {
            return new byte[0];
        }
    }

    private byte[] proof(UUID organisation, UUID message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(keys.current().receiptKey(), HMAC));
            byte[] both = ByteBuffer.allocate(2 * ID)
                    .putLong(organisation.getMostSignificantBits())
                    .putLong(organisation.getLeastSignificantBits())
                    .putLong(message.getMostSignificantBits())
                    .putLong(message.getLeastSignificantBits())
                    .array();
            return Arrays.copyOf(mac.doFinal(both), PROOF);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
