package io.smartqueue.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SandboxTest
class TemplatesTest {

    private static final String TEMPLATES = "/api/v1/admin/notification-templates/";

    @Autowired
    Organisations organisations;

    private TestTenant bank;

    @BeforeEach
    void open() {
        bank = organisations.open();
    }

    @Test
    void theGuidesRequestWorksAsWritten() {
        String request = """
                {
                    "tenant": "%s",
                    "name": "Test SMS",
                    "channel": "sms",
                    "event": "custom",
                    "subject": "",
                    "body": "Bonjour {{customer_name}}, ceci est un test SMS depuis SmartQueue!",
                    "is_active": true
                }
                """.formatted(bank.tenant().id());

        Answer created = bank.admin().post(TEMPLATES, request).is(201);

        assertThat(created.text("variables.0")).isEqualTo("customer_name");
        assertThat(created.json().path("segments").asInt()).isEqualTo(1);
        assertThat(bank.admin().get(TEMPLATES + created.id()).is(200).text("body"))
                .contains("{{customer_name}}");
    }

    @Test
    void aVariableThatTheEventDoesNotSupplyIsRefusedByName() {
        Answer refused = bank.admin().post(TEMPLATES, with("body", "{{ticket_number}} {{counter_name}}"));

        refused.rejects("body:unknown_variable");
        assertThat(refused.body()).contains("counter_name");
        bank.admin()
                .post(TEMPLATES, with("event", "ticket_called", "body", "{{counter_name}}"))
                .is(201);
    }

    @Test
    void whatDoesNotParseOrIsUnknownIsRefusedAndNothingIsKept() {
        Person admin = bank.admin();

        admin.post(TEMPLATES, with("body", "{{ticket_number}")).rejects("body:template_syntax");
        admin.post(TEMPLATES, with("body", "[[ {{eta_minutes}} min")).rejects("body:template_does_not_parse");
        admin.post(TEMPLATES, with("body", "[[ {{nothing_known}} ]]")).rejects("body:unknown_variable");
        admin.post(TEMPLATES, with("event", "ticket_lost")).rejects("event:invalid_choice");
        admin.post(TEMPLATES, with("channel", "fax")).rejects("channel:invalid_choice");
        admin.post(TEMPLATES, with("channel", "", "name", " ", "body", "x".repeat(1601)))
                .rejects("channel:invalid_choice");
        admin.post(TEMPLATES, with("body", "nul \u0000")).rejects("body:invalid_value");
        admin.post(TEMPLATES, "{\"name\": ").refused(400, "invalid_json");
        admin.post(TEMPLATES, with("tenant", "nobody")).refused(404, "unknown_tenant");
        bank.manager().post(TEMPLATES, "{").refused(403, "missing_right");
        organisations.nobody().post(TEMPLATES, "{").refused(401, "not_signed_in");

        assertThat(admin.get(TEMPLATES).is(200).json().path("count").asInt()).isZero();
    }

    @Test
    void emojiAndSeveralSegmentsAreAcceptedWithAWarning() {
        Answer created = bank.admin()
                .post(TEMPLATES, with("body", "Bientôt à vous 🎉 " + "a".repeat(60)))
                .is(201);

        assertThat(created.text("encoding")).isEqualTo("UCS-2");
        assertThat(created.text("warnings.0.code")).isEqualTo("ucs_2");
        assertThat(created.text("warnings.0.message")).contains("ô", "🎉");
        assertThat(created.text("warnings.1.code")).isEqualTo("several_segments");
    }

    @Test
    void aTextThatGrowsTooLongWithItsValuesIsRefusedWhenItIsSaved() {
        String url = " {{ticket_url}}";

        bank.admin()
                .post(TEMPLATES, with("body", "a".repeat(1600 - url.length()) + url))
                .rejects("body:too_long");
        bank.admin().post(TEMPLATES, with("body", "a".repeat(1400) + url)).is(201);
        bank.admin().post(TEMPLATES, with("body", "a".repeat(1600))).is(201);
    }

    @Test
    void segmentsAreCountedWithAllOptionalParts() {
        String body = "a".repeat(150) + "[[ {{eta_minutes}} minutes encore]]";

        Answer created = bank.admin().post(TEMPLATES, with("body", body)).is(201);

        assertThat(created.json().path("segments").asInt()).isEqualTo(2);
        assertThat(created.text("body")).isEqualTo(body);
    }

    @Test
    void areChangedAndDeleted() {
        Person admin = bank.admin();
        String id = admin.post(TEMPLATES, with("name", "L'un")).is(201).id();

        assertThat(admin.patch(TEMPLATES + id, Map.of("is_active", false))
                        .is(200)
                        .text("name"))
                .isEqualTo("L'un");
        assertThat(admin.put(TEMPLATES + id + "/", with("name", "L'autre 🎉"))
                        .is(200)
                        .text("name"))
                .isEqualTo("L'autre 🎉");
        admin.patch(TEMPLATES + id, Map.of("body", "{{nothing_known}}")).rejects("body:unknown_variable");
        admin.delete(TEMPLATES + id).is(204);
        admin.get(TEMPLATES + id).refused(404, "not_found");
    }

    @Test
    void anotherOrganisationsTemplateDoesNotExist() {
        String id = bank.admin().post(TEMPLATES, with()).is(201).id();
        Person stranger = organisations.open().admin();

        stranger.get(TEMPLATES + id).refused(404, "not_found");
        stranger.put(TEMPLATES + id, with()).refused(404, "not_found");
        stranger.delete(TEMPLATES + id).refused(404, "not_found");
        stranger.get(TEMPLATES + "?tenant=" + bank.slug()).refused(404, "unknown_tenant");
        bank.admin().get(TEMPLATES + id).is(200);
    }

    private static Map<String, Object> with(Object... changes) {
        Map<String, Object> template = new HashMap<>(Map.of(
                "name", "Essai", "channel", "sms", "event", "ticket_created", "body", "Ticket {{ticket_number}}"));
        for (int i = 0; i < changes.length; i += 2) {
            template.put((String) changes[i], changes[i + 1]);
        }
        return template;
    }
}
