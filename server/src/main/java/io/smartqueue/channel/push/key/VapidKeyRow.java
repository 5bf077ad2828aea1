package io.smartqueue.channel.push.key;

import io.smartqueue.secrets.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of {@code push_key}, in a transaction of the dispatcher's role: no other reads it. */
@Component
class VapidKeyRow {

    private final JdbcClient jdbc;

    VapidKeyRow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void actAsDispatcher() {
        jdbc.sql("set local role smartqueue_dispatcher").update();
    }

    Optional<StoredKeys> find() {
        return jdbc.sql("select public_key, private_key, receipt_key, key_id, sealed from push_key")
                .query((row, n) -> stored(row))
                .optional();
    }

    private static StoredKeys stored(ResultSet row) throws SQLException {
        byte[] publicKey = row.getBytes("public_key");
        String key = row.getString("key_id");
        return key == null
                ? new StoredKeys.Open(
                        publicKey, VapidKey.secret(row.getBytes("private_key"), row.getBytes("receipt_key")))
                : new StoredKeys.Encrypted(publicKey, new Sealed(key, row.getBytes("sealed")));
    }

    /** Unless another server was faster. */
    void add(VapidKey made, @Nullable Sealed sealed) {
        jdbc.sql("""
                        insert into push_key (public_key, private_key, receipt_key, key_id, sealed)
                        values (:public, :private, :receipts, :key, :sealed) on conflict do nothing
                        """)
                .param("public", made.publicKey())
                .param("private", sealed == null ? P256.encode(made.privateKey()) : null)
                .param("receipts", sealed == null ? made.receiptKey() : null)
                .param("key", sealed == null ? null : sealed.key())
                .param("sealed", sealed == null ? null : sealed.text())
                .update();
    }

    /** @return false when they are others by now */
    boolean delete(StoredKeys.Encrypted unreadable) {
        return jdbc.sql("delete from push_key where public_key = :public and sealed = :sealed")
                        .param("public", unreadable.publicKey())
                        .param("sealed", unreadable.secret().text())
                        .update()
                == 1;
    }

    /** @return false when another server has encrypted them meanwhile */
    boolean replace(StoredKeys before, Sealed after) {
        return jdbc.sql("""
                        update push_key set private_key = null, receipt_key = null, key_id = :key, sealed = :sealed
                        where public_key = :public and sealed is not distinct from :before
                        """)
                        .param("key", after.key())
                        .param("sealed", after.text())
                        .param("public", before.publicKey())
                        .param(
                                "before",
                                before instanceof StoredKeys.Encrypted it
                                        ? it.secret().text()
                                        : null)
                        .update()
                == 1;
    }
}
