package io.smartqueue.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SandboxTest
class SendingByTemplateTest {

    private static final String NOTIFICATIONS = "/api/v1/admin/notifications/";

    @Autowired
    Organisations organisations;

    private TestTenant bank;
    private final String phone = "+221790000001";

    @BeforeEach
    void open() {
        bank = organisations.open();
    }

    @Test
    void aVariableThatIsNoTextIsRefused() {
        String template = bank.admin()
                .post("/api/v1/admin/notification-templates/", template("custom", "Bonjour {{name}}"))
                .is(201)
                .id();

        for (String context : List.of("{\"a\\u0000\": \"x\"}", "{\"name\": \"x\\u0000\"}", "{\"name\": {}}")) {
            bank.admin()
                    .post(
                            NOTIFICATIONS,
                            "{\"template_id\": \"%s\", \"recipient\": \"%s\", \"context\": %s}"
                                    .formatted(template, phone, context))
                    .is(400);
        }
    }

    @Test
    void aTemplateIsRenderedWithItsContext() {
        String template = bank.admin()
                .post(
                        "/api/v1/admin/notification-templates/",
                        template("custom", "Bonjour {{customer_name}}, {{prix}} F"))
                .is(201)
                .id();
        Map<String, Object> request = Map.of(
                "template_id",
                template,
                "recipient",
                phone,
                "tenant_id",
                bank.slug(),
                "context",
                Map.of("customer_name", "Aïssatou <3"));

        bank.admin().post(NOTIFICATIONS, request).refused(422, "missing_variable");
        String id = bank.admin()
                .post(
                        NOTIFICATIONS,
                        Map.of(
                                "template_id",
                                template,
                                "recipient",
                                phone,
                                "tenant_id",
                                bank.slug(),
                                "context",
                                Map.of("customer_name", "Aïssatou <3", "prix", 500)))
                .is(202)
                .id();

        assertThat(bank.admin().get(NOTIFICATIONS + id + "/").is(200).text("body"))
                .isEqualTo("Bonjour Aïssatou <3, 500 F");
    }

    private static Map<String, Object> template(String event, String body) {
        return Map.of("name", "Essai", "channel", "sms", "event", event, "body", body);
    }
}
