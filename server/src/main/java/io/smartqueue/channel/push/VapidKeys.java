package io.smartqueue.channel.push;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.secrets.Sealed;
import io.smartqueue.secrets.SealedSecrets;
import io.smartqueue.secrets.SecretCipher;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of this installation, made by the first server that starts and found by all others. A subscription is bound
 * to them for as long as it lives, so they never change; with a backup they come back. They are encrypted where there
 * is a key for secrets, and else stored as they are: to switch off a free channel would cost more than it protects.
 */
@Component
class VapidKeys implements SealedSecrets {

    /** How they are kept. */
    enum Keeping {
        NOT_MADE,
        ENCRYPTED,
        OPEN,
        /** Encrypted with a key that this server does not have. */
        UNREADABLE
    }

    private static final String BELONGING = "push_key";

    private final VapidKeyRow row;
    private final SecretCipher cipher;
    private final TransactionTemplate transaction;
    private volatile @Nullable VapidKey known;

    VapidKeys(VapidKeyRow row, SecretCipher cipher, PlatformTransactionManager transactions) {
        this.row = row;
        this.cipher = cipher;
        this.transaction = new TransactionTemplate(transactions);
        // The role of a transaction that goes on around it stays as it is.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** After the key for secrets was made. Not in commands, which have no web server, and no database either. */
    @EventListener(WebServerInitializedEvent.class)
    void started() {
        find();
        if (cipher.offBecause().isEmpty() && keeping() == Keeping.OPEN) {
            reseal();
        }
    }

    /** @throws Refusal 503 {@code secrets_unreadable} when this server lacks the key that encrypted them */
    VapidKey current() {
        return find().orElseThrow(() -> Refusal.of(
                Refusal.Kind.BUSY, "secrets_unreadable", "This server cannot read the keys of notifications."));
    }

    /** Makes them where there are none; empty when this server lacks the key that encrypted them. */
    Optional<VapidKey> find() {
        VapidKey found = known;
        if (found == null) {
            found = asDispatcher(() -> open(row.find().orElseGet(this::make))).orElse(null);
            known = found;
        }
        return Optional.ofNullable(found);
    }

    private StoredKeys make() {
        VapidKey made = VapidKey.random();
        row.add(made, cipher.offBecause().isEmpty() ? seal(made.secret()) : null);
        return row.find().orElseThrow();
    }

    private Sealed seal(Secret secret) {
        return cipher.seal(secret, BELONGING);
    }

    private Optional<VapidKey> open(StoredKeys stored) {
        return secret(stored).map(secret -> VapidKey.of(stored.publicKey(), secret));
    }

    private Optional<Secret> secret(StoredKeys stored) {
        return switch (stored) {
            case StoredKeys.Open it -> Optional.of(it.secret());
            case StoredKeys.Encrypted it -> cipher.open(it.secret(), BELONGING);
        };
    }

    Keeping keeping() {
        return asDispatcher(() -> row.find().map(this::keeping).orElse(Keeping.NOT_MADE));
    }

    private Keeping keeping(StoredKeys stored) {
        if (stored instanceof StoredKeys.Open) {
            return Keeping.OPEN;
        }
        return secret(stored).isPresent() ? Keeping.ENCRYPTED : Keeping.UNREADABLE;
    }

    @Override
    public Resealed reseal() {
        return asDispatcher(() -> row.find().map(this::reseal).orElse(new Resealed(0, 0)));
    }

    private Resealed reseal(StoredKeys before) {
        Optional<Secret> secret = secret(before);
        if (secret.isEmpty()) {
            return new Resealed(0, 1);
        }
        Sealed after = seal(secret.get());
        boolean isNews =
                !(before instanceof StoredKeys.Encrypted it && it.secret().key().equals(after.key()));
        return new Resealed(isNews && row.replace(before, after) ? 1 : 0, 0);
    }

    private <T> T asDispatcher(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(begun -> {
            row.actAsDispatcher();
            return work.get();
        }));
    }
}
