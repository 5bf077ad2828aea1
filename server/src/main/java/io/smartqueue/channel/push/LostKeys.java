package io.smartqueue.channel.push;

import io.smartqueue.channel.push.key.VapidKeys;
import io.smartqueue.channel.push.key.VapidKeys.Keeping;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.secrets.SecretCipher;
import org.springframework.stereotype.Component;

/** New keys of notifications where nobody has the key any more that the present ones are encrypted with. */
@Component
public class LostKeys {

    private final VapidKeys keys;
    private final SecretCipher cipher;

    LostKeys(VapidKeys keys, SecretCipher cipher) {
        this.keys = keys;
        this.cipher = cipher;
    }

    /**
     * The browsers that asked to be told so far are forgotten, because no other keys can write to them.
     *
     * @return how many
     * @throws Refusal when the present keys can be read, or new ones could not be encrypted
     */
    public int replace() {
        cipher.offBecause().ifPresent(because -> {
            throw Refusal.conflict(
                    "no_key",
                    because + " Start the server once, which makes a key in the data folder, or set it; then again.");
        });
        if (keys.keeping() != Keeping.UNREADABLE) {
            throw readable();
        }
        int forgotten = keys.forget().orElseThrow(LostKeys::readable);
        keys.find();
        return forgotten;
    }

    private static Refusal readable() {
        return Refusal.conflict(
                "readable", "The keys of notifications are not lost: they can be read here. Nothing was changed.");
    }
}
