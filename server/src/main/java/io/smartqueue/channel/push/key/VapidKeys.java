package io.smartqueue.channel.push.key;

import io.smartqueue.customer.browser.BrowserSubscriptions;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.secrets.Sealed;
import io.smartqueue.secrets.SealedSecrets;
import io.smartqueue.secrets.SecretCipher;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of this installation, made by the first server that starts and found by all others. A subscription is bound
 * to them for as long as it lives, so they change only when they are lost; with a backup they come back. They are
 * encrypted where there is a key for secrets, and else stored as they are: to switch off a free channel would cost more
 * than it protects.
 */
@Component
public class VapidKeys implements SealedSecrets {

    /** How they are kept. */
    public enum Keeping {
        NOT_MADE,
        ENCRYPTED,
        OPEN,
        /** Encrypted with a key that this server does not have. */
        UNREADABLE
    }

    private static final String BELONGING = "push_key";

    /** A command may have replaced them. */
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private final VapidKeyRow row;
    private final SecretCipher cipher;
    private final BrowserSubscriptions browsers;
    private final TransactionTemplate transaction;
    private volatile @Nullable VapidKey known;
    private volatile long readAt;

    VapidKeys(
            VapidKeyRow row,
            SecretCipher cipher,
            BrowserSubscriptions browsers,
            PlatformTransactionManager transactions) {
        this.row = row;
        this.cipher = cipher;
        this.browsers = browsers;
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
    public VapidKey current() {
        return find().orElseThrow(() -> Refusal.of(
                Refusal.Kind.BUSY, "secrets_unreadable", "This server cannot read the keys of notifications."));
    }

    /** Makes them where there are none; empty when this server lacks the key that encrypted them. */
    public Optional<VapidKey> find() {
        VapidKey found = known;
        if (found == null || System.nanoTime() - readAt > KEPT_NANOS) {
            found = read(found);
            known = found;
        }
        return Optional.ofNullable(found);
    }

    private @Nullable VapidKey read(@Nullable VapidKey before) {
        // First, so that the others go on with those from before meanwhile.
        readAt = System.nanoTime();
        try {
            StoredKeys stored = asDispatcher(() -> row.find().orElseGet(this::make));
            return before != null && Arrays.equals(before.publicKey(), stored.publicKey())
                    ? before
                    : open(stored).orElse(null);
        } catch (DataAccessException | TransactionException away) {
            if (before == null) {
                throw away;
            }
            return before;
        }
    }

    /**
     * Deletes those that this server cannot read, and all subscriptions that are bound to them.
     *
     * @return how many subscriptions; empty when the keys can be read, or are others by now
     */
    public Optional<Integer> forget() {
        return asDispatcher(() -> row.find()
                .filter(stored -> keeping(stored) == Keeping.UNREADABLE)
                .map(StoredKeys.Encrypted.class::cast)
                .filter(row::delete)
                .map(gone -> browsers.endAll()));
    }

    /** The id of the key for secrets that they are encrypted with; empty when they are not. */
    Optional<String> encryptedWith() {
        return asDispatcher(() -> row.find()
                .filter(StoredKeys.Encrypted.class::isInstance)
                .map(StoredKeys.Encrypted.class::cast)
                .map(stored -> stored.secret().key()));
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

    public Keeping keeping() {
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
