package io.smartqueue.customer.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestDatabase;
import io.smartqueue.customer.Medium;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of an address that belongs to no organisation does not lead back to it without the key. */
@DatabaseTest
class HashedAddressesTest {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;

    @Autowired
    SenderStops stops;

    @Autowired
    JdbcClient jdbc;

    @Test
    void hashesAreMadeWithAKeyThatOnlyTheOwnerReads() throws Exception {
        String phone = "+22177" + (1000000 + Math.abs(Organisations.unique().hashCode() % 8999999));
        stops.say(Medium.SMS, phone, true, "SM1");

        byte[] plain = MessageDigest.getInstance("SHA-256").digest(phone.getBytes(StandardCharsets.UTF_8));
        byte[] kept = jdbc.sql("select address_hash from sender_stop where channel = 'sms' order by at desc limit 1")
                .query(byte[].class)
                .single();
        byte[] padded;
        try (var owner = TestDatabase.owner().connect();
                var rows = owner.createStatement().executeQuery("select inner_pad from address_key")) {
            rows.next();
            padded = rows.getBytes(1);
        }

        assertThat(kept).isNotEqualTo(plain).isEqualTo(hmac(padded, plain));
        assertThat(stops.isStopped(Medium.SMS, phone)).isTrue();
        assertThatThrownBy(() -> jdbc.sql("select inner_pad from address_key")
                        .query(byte[].class)
                        .list())
                .hasRootCauseMessage("ERROR: permission denied for table address_key");
    }

    private static byte[] hmac(byte[] padded, byte[] message) throws Exception {
        byte[] key = Arrays.copyOf(padded, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            key[i] ^= INNER;
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
