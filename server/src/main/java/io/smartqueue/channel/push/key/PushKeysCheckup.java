package io.smartqueue.channel.push.key;

import io.smartqueue.secrets.SecretCipher;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the keys of notifications are encrypted, and can be read. */
@Component("keys.pushCheckup")
@Order(596)
class PushKeysCheckup implements Checkup {

    private static final String TOPIC = "push";

    private final ObjectProvider<VapidKeys> keys;
    private final ObjectProvider<SecretCipher> cipher;

    PushKeysCheckup(ObjectProvider<VapidKeys> keys, ObjectProvider<SecretCipher> cipher) {
        this.keys = keys;
        this.cipher = cipher;
    }

    @Override
    public List<Finding> examine() {
        return switch (keys.getObject().keeping()) {
            case NOT_MADE -> List.of();
            case ENCRYPTED -> List.of(Finding.right(TOPIC, "The keys of notifications are encrypted."));
            case OPEN -> List.of(open());
            case UNREADABLE ->
                List.of(Finding.wrong(
                        TOPIC,
                        "This server cannot read the keys of notifications, so none leaves: they are encrypted with"
                                + " the key " + keys.getObject().encryptedWith().orElse("") + ".",
                        "Put this key for secrets back (data/secrets-key, or SMARTQUEUE_SECRETS_KEY) and restart all"
                                + " servers. If it is lost: bin/smartqueue secrets renew-push --key-is-lost"));
        };
    }

    private Finding open() {
        return cipher.getObject()
                .offBecause()
                .map(because -> Finding.note(
                        TOPIC,
                        "The keys of notifications are in the database unencrypted: SMARTQUEUE_SECRETS_KEY is not set.",
                        "Set it for all servers (openssl rand -base64 32), and restart them."))
                .orElseGet(() -> Finding.note(
                        TOPIC,
                        "The keys of notifications are in the database unencrypted.",
                        "Restart the server: it encrypts them."));
    }
}
