package io.smartqueue.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestDatabase;
import io.smartqueue.TestTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Beside the server that the other tests use. */
@SandboxTest
class NotificationsInATerminalTest {

    @TempDir
    Path folder;

    @Autowired
    Organisations organisations;

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void chooseTheDatabase() {
        terminal.set("database.url", TestDatabase.url());
    }

    @AfterEach
    void forgetTheDatabase() {
        terminal.close();
    }

    @Test
    void areOfAllOrganisationsTheNewestFirst() {
        TestTenant bank = organisations.open();
        TestTenant clinic = organisations.open();
        String first = send(bank, "+221771112233", "delivered");
        String second = send(clinic, "+221700003003", "undelivered");
        String third = send(bank, "+15005550001", "failed");

        assertThat(terminal.run("notifications", "--last", "3")).isZero();

        var lines = terminal.out().lines().toList();
        assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(lines.get(0)).startsWith("time (UTC)").endsWith("provider id");
        assertThat(lines.get(1))
                .contains(end(third), "failed", "21211 Invalid", "…")
                .doesNotContain("SM");
        assertThat(lines.get(2)).contains(end(second), "undelivered", "30003").containsPattern(" SM[0-9a-f]{32}$");
        assertThat(lines.get(3)).contains(end(first), "org-", "sms", "+22177•••••33", "delivered");
        assertThat(lines.get(3).indexOf(" SM")).isEqualTo(lines.get(2).indexOf(" SM"));
    }

    @Test
    void tellAllAboutOne() {
        String id = send(organisations.open(), "+221700003003", "undelivered");
        assertThat(terminal.run("notifications", "--id", id)).isZero();
        String story = terminal.out();
        assertThat(story)
                .contains(id, "+22170•••••03", "Error         30003", "→ The telephone is off", " UTC")
                .doesNotContain("Bonjour");
        assertThat(story.lines().filter(line -> line.contains("attempt")).toList())
                .hasSizeGreaterThanOrEqualTo(3)
                .first()
                .asString()
                .contains("pending");

        String provider = story.replaceFirst("(?s).*(SM[0-9a-f]{32}).*", "$1");
        assertThat(terminal.run("notifications", "--id", provider)).isZero();
        assertThat(terminal.out()).isEqualTo(story);
        assertThat(terminal.run("notifications", "--id", end(id))).isZero();
        assertThat(terminal.out()).isEqualTo(story);
    }

    @Test
    void sayThatThereIsNoSuchOne() {
        assertThat(terminal.run("notifications", "--id", "00000000-0000-7000-8000-000000000000"))
                .isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo("There is no notification 00000000-0000-7000-8000-000000000000.");
    }

    @Test
    void makeNoDatabaseToLookInto() {
        terminal.unset("database.url")
                .set("smartqueue.data-dir", folder.resolve("data").toString());
        assertThat(terminal.run("notifications")).isZero();
        assertThat(terminal.out()).contains("There is no database in", "the first start of the server makes it");
        assertThat(terminal.run("notifications", "--id", "0123456789ab")).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "ten"})
    void areNeitherNoneNorEndless(String last) {
        assertThat(terminal.run("notifications", "--last", last)).isEqualTo(2);
        assertThat(terminal.err().strip()).doesNotContain("\n").contains("--last");
    }

    private static String send(TestTenant tenant, String recipient, String until) {
        String id = tenant.manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of(
                                "tenant_id",
                                tenant.tenant().id().toString(),
                                "channel",
                                "sms",
                                "recipient",
                                recipient,
                                "body",
                                "Bonjour"))
                .is(202)
                .id();
        Await.until(
                Duration.ofSeconds(60),
                () -> tenant.manager()
                        .get("/api/v1/admin/notifications/" + id + "/")
                        .text("status"),
                until::equals);
        return id;
    }

    private static String end(String id) {
        return id.substring(id.length() - 8);
    }
}
