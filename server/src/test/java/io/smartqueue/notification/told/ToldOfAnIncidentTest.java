package io.smartqueue.notification.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Everybody in the line of a site is told once, by one channel; a long line in several transactions. */
@DatabaseTest
class ToldOfAnIncidentTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Branch branch;
    private QueueId queue;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
    }

    @Test
    void eachIsToldByTheChannelTheyPreferAndNobodyWithoutConsent() {
        take(Map.of("customer_phone", "+221770000101"));
        take(Map.of());
        take(Map.of("customer_id", customer("+221770000102", "notify_sms", true, "notify_whatsapp", true)));
        take(Map.of("customer_id", customer("+221770000103", "notify_sms", false, "notify_whatsapp", false)));
        take(Map.of(
                "customer_id",
                customer("+221770000104", "notify_sms", true, "notify_whatsapp", false),
                "customer_phone",
                "+221770000105"));

        begin("Panne de courant");

        assertThat(told(3))
                .containsExactlyInAnyOrder("sms +221770000101", "whatsapp +221770000102", "sms +221770000105");
    }

    @Test
    void aLineOfManyBatchesIsToldToItsEndAndOnce() {
        for (int n = 0; n < 1001; n++) {
            take(Map.of("customer_phone", "+2217700" + (10000 + n)));
        }

        begin("Panne de courant");

        told(1001);
        Await.until(LONG, () -> branch.read(Long.class, "select count(*) from incident_telling"), List.of(0L)::equals);
        assertThat(branch.read(Long.class, "select count(distinct visit_id) from notification where event = 'custom'"))
                .containsExactly(1001L);
        assertThat(branch.read(Long.class, """
                        select count(distinct step.xmin::text) from notification_event step
                        join notification on notification.id = step.notification_id
                        where notification.event = 'custom' and step.type = 'pending'
                        """)).as("transactions").containsExactly(3L);
    }

    @Test
    void nobodyIsToldOfAnIncidentThatIsOverBeforeTheirTurn() {
        take(Map.of("customer_phone", "+221770000101"));
        branch.write("""
                        insert into incident_telling (id, tenant_id, site_id, words, said_at)
                        select said.id::uuid, current_tenant(), ?, words, now() - ago
                        from (values
                            ('00000000-0000-7000-8000-000000000001', 'Panne', interval '0'),
                            ('00000000-0000-7000-8000-000000000002', 'Tout va bien', interval '-2 seconds')
                        ) as said (id, words, ago)
                        """, branch.site);

        told(1);

        Await.until(LONG, () -> branch.read(Long.class, "select count(*) from incident_telling"), List.of(0L)::equals);
        assertThat(branch.read(String.class, "select body from notification where event = 'custom'"))
                .containsExactly("Tout va bien");
    }

    private void begin(String words) {
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne", "message", words))
                .is(201);
    }

    private String customer(String phone, Object... consents) {
        return branch.tenant
                .agent()
                .post(
                        "customers/",
                        Map.of(
                                "first_name",
                                "Awa",
                                "phone",
                                phone,
                                (String) consents[0],
                                consents[1],
                                (String) consents[2],
                                consents[3]))
                .is(201)
                .id();
    }

    private void take(Map<String, Object> more) {
        var body = new java.util.HashMap<>(more);
        body.put("queue_id", queue.value().toString());
        branch.tenant.agent().post("tickets/", body).is(201);
    }

    private List<String> told(int many) {
        return Await.until(
                LONG,
                () -> branch.read(
                        String.class, "select channel || ' ' || recipient from notification where event = 'custom'"),
                found -> found.size() >= many);
    }

    @Test
    void onlyWhoMayHaveHeardThatItStoppedIsToldThatItGoesOn() {
        take(Map.of("customer_phone", "+221770000101"));
        take(Map.of("customer_phone", "+221770000102"));
        begin("Panne de courant");
        told(2);
        Await.until(
                LONG,
                () -> branch.read(
                        Long.class, "select count(*) from notification where status in ('pending', 'sending')"),
                List.of(0L)::equals);
        branch.write("""
                update notification set status = 'sent', provider_id = 'SM' || id where recipient = '+221770000101'
                """);
        take(Map.of("customer_phone", "+221770000103"));

        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/end/", Map.of("message", "Nous reprenons"))
                .is(200);

        told(3);
        Await.until(LONG, () -> branch.read(Long.class, "select count(*) from incident_telling"), List.of(0L)::equals);
        assertThat(branch.read(String.class, "select recipient from notification where body like 'Nous reprenons%'"))
                .containsExactly("+221770000101");
    }
}
