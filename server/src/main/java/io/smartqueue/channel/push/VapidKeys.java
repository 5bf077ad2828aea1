package io.smartqueue.channel.push;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of this installation, made by the first server that starts and found by all others. A subscription is bound
 * to them for as long as it lives, so they never change; with a backup they come back.
 */
@Component
class VapidKeys {

    private static final int RECEIPT_KEY = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile @Nullable VapidKey known;

    VapidKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // The role of a transaction that goes on around it stays as it is.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Not in commands, which have no web server, and no database either. */
    @EventListener(WebServerInitializedEvent.class)
    void started() {
        current();
    }

    VapidKey current() {
        VapidKey found = known;
        if (found == null) {
            found = Objects.requireNonNull(transaction.execute(begun -> read()));
            known = found;
        }
        return found;
    }

    private VapidKey read() {
        jdbc.sql("set local role smartqueue_dispatcher").update();
        boolean isThere = jdbc.sql("select exists (select from push_key)")
                .query(Boolean.class)
                .single();
        if (!isThere) {
            make(P256.generate());
        }
        return jdbc.sql("select private_key, public_key, receipt_key from push_key")
                .query((row, n) -> new VapidKey(
                        P256.privateKey(row.getBytes("private_key")),
                        row.getBytes("public_key"),
                        row.getBytes("receipt_key")))
                .single();
    }

    private void make(KeyPair pair) {
        byte[] receipts = new byte[RECEIPT_KEY];
        new SecureRandom().nextBytes(receipts);
        jdbc.sql("""
                        insert into push_key (public_key, private_key, receipt_key)
                        values (:public, :private, :receipts) on conflict do nothing
                        """)
                .param("public", P256.encode((ECPublicKey) pair.getPublic()))
                .param("private", P256.encode((ECPrivateKey) pair.getPrivate()))
                .param("receipts", receipts)
                .update();
    }
}
