package io.smartqueue.channel.push.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.TestDatabase;
import io.smartqueue.channel.push.key.VapidKeys.Keeping;
import io.smartqueue.customer.browser.BrowserSubscriptions;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.secrets.SealedSecrets.Resealed;
import io.smartqueue.secrets.SecretCipher;
import io.smartqueue.secrets.TestCiphers;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** The private keys of notifications are encrypted as soon as there is a key for secrets. */
@DatabaseTest
class StoredKeysTest {

    @Autowired
    VapidKeyRow row;

    @Autowired
    VapidKeys running;

    @Autowired
    SecretCipher cipher;

    @Autowired
    BrowserSubscriptions browsers;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path empty;

    private VapidKey keys;

    @BeforeEach
    void readThem() {
        keys = running.current();
    }

    @AfterEach
    void encryptThem() throws SQLException {
        writeOpen();
        server(cipher).started();
    }

    @Test
    void areEncryptedByTheNextServerThatStarts() throws Exception {
        writeOpen();
        assertThat(dump()).contains(hex(P256.encode(keys.privateKey())), hex(keys.receiptKey()));

        server(cipher).started();

        assertThat(dump()).doesNotContain(hex(P256.encode(keys.privateKey())), hex(keys.receiptKey()));
        VapidKeys next = server(cipher);
        assertThat(next.current().secret()).isEqualTo(keys.secret());
        assertThat(next.current().publicText()).isEqualTo(keys.publicText());
        assertThat(next.keeping()).isEqualTo(Keeping.ENCRYPTED);
        assertThat(findings(next, cipher)).extracting(Finding::verdict).containsExactly(Finding.Verdict.RIGHT);
    }

    @Test
    void stayOpenAndWorkWithoutAKeyForSecretsAndTheDoctorSaysSo() throws Exception {
        writeOpen();
        SecretCipher none = TestCiphers.of(empty);
        VapidKeys without = server(none);

        without.started();

        assertThat(without.current().secret()).isEqualTo(keys.secret());
        assertThat(without.keeping()).isEqualTo(Keeping.OPEN);
        assertThat(findings(without, none)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Finding.Verdict.NOTE);
            assertThat(finding.words()).contains("SMARTQUEUE_SECRETS_KEY");
        });
    }

    @Test
    void ofAnotherKeyAreNotReadAndNotReplaced() throws Exception {
        String before = dump();
        SecretCipher none = TestCiphers.of(empty);
        VapidKeys stranger = server(none);

        stranger.started();

        assertThat(stranger.find()).isEmpty();
        assertThatThrownBy(stranger::current)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("secrets_unreadable"));
        assertThat(stranger.reseal()).isEqualTo(new Resealed(0, 1));
        assertThat(findings(stranger, none)).extracting(Finding::verdict).containsExactly(Finding.Verdict.WRONG);
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void areShownByNoText() {
        String secret = keys.secret().value();
        var open = new StoredKeys.Open(keys.publicKey(), keys.secret());

        assertThat(open + " " + keys).doesNotContain(secret.split("[.]"));
    }

    private VapidKeys server(SecretCipher with) {
        return new VapidKeys(row, with, browsers, transactions);
    }

    private static List<Finding> findings(VapidKeys keys, SecretCipher cipher) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("keys", keys);
        beans.addBean("cipher", cipher);
        Checkup checkup =
                new PushKeysCheckup(beans.getBeanProvider(VapidKeys.class), beans.getBeanProvider(SecretCipher.class));
        return checkup.examine();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** As every row was before keys were encrypted. */
    private void writeOpen() throws SQLException {
        try (var connection = TestDatabase.owner().connect();
                var statement = connection.prepareStatement(
                        "update push_key set private_key = ?, receipt_key = ?, key_id = null, sealed = null")) {
            statement.setBytes(1, P256.encode(keys.privateKey()));
            statement.setBytes(2, keys.receiptKey());
            statement.executeUpdate();
        }
    }

    /** As the owner of the schema sees it. */
    private static String dump() throws SQLException {
        try (var connection = TestDatabase.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select push_key::text from push_key")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
