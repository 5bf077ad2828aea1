package io.smartqueue.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SandboxTest
class TemplatePreviewsTest {

    private static final String TEMPLATES = "/api/v1/admin/notification-templates/";
    private static final String PREVIEW = TEMPLATES + "preview/";

    @Autowired
    Organisations organisations;

    private TestTenant bank;

    @BeforeEach
    void open() {
        bank = organisations.open();
    }

    private static Map<String, Object> sms(String body) {
        return Map.of("channel", "sms", "event", "ticket_almost", "locale", "fr", "body", body);
    }

    @Test
    void showsHowATextWillReadAndWhatMakesItDear() {
        String body =
                "C’est bientôt à vous, {{customer_name}} : bientôt le ticket {{ticket_number}} au guichet de droite.";

        Answer preview = bank.admin().post(PREVIEW, sms(body)).is(200);

        assertThat(preview.text("typical.text")).contains("Aminata Ndiaye : bientôt le ticket A042");
        assertThat(preview.text("typical.encoding")).isEqualTo("UCS-2");
        assertThat(preview.json().at("/typical/segments").asInt()).isEqualTo(2);
        assertThat(preview.json().at("/typical/price").isNull()).isTrue();
        assertThat(preview.json().at("/worst/text").asString().length())
                .isGreaterThan(preview.text("typical.text").length());
        assertThat(preview.text("costly.0.character")).isEqualTo("’");
        assertThat(preview.text("costly.0.code_point")).isEqualTo("U+2019");
        assertThat(preview.json().at("/costly/0/at").toString()).isEqualTo("[1]");
        String text = preview.text("typical.text");
        assertThat(preview.text("costly.1.character")).isEqualTo("ô");
        assertThat(preview.json().at("/costly/1/at").toString())
                .isEqualTo("[" + text.indexOf('ô') + "," + text.lastIndexOf('ô') + "]");
        assertThat(preview.text("simplified.text")).startsWith("C'est bientot à vous");
        assertThat(preview.text("simplified.encoding")).isEqualTo("GSM-7");
        assertThat(preview.json().at("/simplified/segments").asInt()).isEqualTo(1);
    }

    @Test
    void takesValuesThatAreGivenAndNamesOfPeopleWhoWriteArabic() {
        Answer given = bank.admin()
                .post(
                        PREVIEW,
                        Map.of(
                                "channel",
                                "sms",
                                "event",
                                "custom",
                                "body",
                                "{{word}}!",
                                "values",
                                Map.of("word", "Été")))
                .is(200);
        assertThat(given.text("typical.text")).isEqualTo("Été!");
        assertThat(given.text("worst.text")).isEqualTo("Été!");

        Answer arabic = bank.admin()
                .post(
                        PREVIEW,
                        Map.of(
                                "channel",
                                "whatsapp",
                                "event",
                                "ticket_created",
                                "locale",
                                "ar",
                                "body",
                                "{{customer_name}}"))
                .is(200);
        assertThat(arabic.text("worst.text")).startsWith("عبد");
        assertThat(arabic.json().at("/worst/segments").isNull()).isTrue();
        assertThat(arabic.json().at("/costly").isEmpty()).isTrue();
    }

    @Test
    void refusesWhatCouldNotBeSaved() {
        bank.admin().post(PREVIEW, sms("{{counter_name}}")).rejects("body:unknown_variable");
        bank.admin().post(PREVIEW, sms("[[ {{eta_minutes}}")).rejects("body:template_does_not_parse");
        bank.admin().post(PREVIEW, sms("x".repeat(1601))).rejects("body:too_long");
        bank.admin()
                .post(
                        PREVIEW,
                        Map.of(
                                "channel",
                                "sms",
                                "event",
                                "custom",
                                "body",
                                "{{a}}{{a}}",
                                "values",
                                Map.of("a", "ô".repeat(801))))
                .rejects("values:too_long");
        bank.manager().post(PREVIEW, sms("x")).refused(403, "missing_right");
    }

    @Test
    void simplifiesTheSmsOfATemplateThatAsksForIt() {
        String id = bank.admin()
                .post(
                        TEMPLATES,
                        Map.of(
                                "name",
                                "Essai",
                                "channel",
                                "sms",
                                "event",
                                "custom",
                                "body",
                                "Bientôt à vous, {{customer_name}}",
                                "sms_spelling",
                                "simplified"))
                .is(201)
                .id();
        assertThat(bank.admin().get(TEMPLATES + id).is(200).text("encoding")).isEqualTo("GSM-7");

        assertThat(sent(id, "Jérôme")).isEqualTo("Bientot à vous, Jérome");
        assertThat(sent(id, "JÉRÔME")).isEqualTo("Bientôt à vous, JÉRÔME");
        bank.admin().patch(TEMPLATES + id, Map.of("sms_spelling", "as_written")).is(200);
        assertThat(sent(id, "Jérôme")).isEqualTo("Bientôt à vous, Jérôme");
    }

    private String sent(String template, String name) {
        return bank.admin()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of(
                                "template_id",
                                template,
                                "recipient",
                                "+221771234567",
                                "context",
                                Map.of("customer_name", name),
                                "tenant_id",
                                bank.slug()))
                .is(202)
                .text("body");
    }
}
