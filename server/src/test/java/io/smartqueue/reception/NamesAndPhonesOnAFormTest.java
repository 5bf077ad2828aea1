package io.smartqueue.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers write into the form: names, phones, and what they agree to. */
class NamesAndPhonesOnAFormTest extends TakingScenario {

    @Test
    void aWrongPhoneIsToldWithHowToRepairItAndNothingWrittenIsLost() {
        HttpResponse<String> answer =
                visitor.send(visitor.page(line), line, Map.of("name", "<Awa>", "phone", "77 000 0", "sms", "yes"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Le ticket n’est pas encore pris.",
                        "Il manque 3 chiffres : un numéro de ce pays en a 9",
                        "value=\"77 000 0\"",
                        "value=\"&lt;Awa>\"",
                        "name=\"sms\" value=\"yes\" checked");
        assertThat(visits()).isZero();
        assertThat(visitor.send(visitor.page(line), line, Map.of("phone", "77 000 00 12 34", "sms", "yes"))
                        .body())
                .contains("2 chiffres de trop");
        assertThat(visitor.send(visitor.page(line), line, Map.of("phone", "bonjour", "sms", "yes"))
                        .body())
                .contains("Ce n’est pas un numéro de téléphone.");
    }

    @Test
    void noBoxIsTickedBeforehandAndEachDecidesForItsWay() {
        String page = visitor.page(line);
        assertThat(page).containsPattern(Pattern.compile("name=\"sms\" value=\"yes\">"));
        visitor.take(line, Map.of("phone", "77 000 00 12", "whatsapp", "yes"));
        assertThat(branch.read(String.class, "select channel || recipient from notification"))
                .containsExactly("whatsapp+221770000012");
        visitor.take(line, Map.of("phone", "77 000 00 13", "sms", "yes"));
        assertThat(branch.read(String.class, "select channel || recipient from notification"))
                .containsExactlyInAnyOrder("whatsapp+221770000012", "sms+221770000013");
    }

    @Test
    void aPhoneWithoutABoxIsNotKept() {
        HttpResponse<String> answer = visitor.send(visitor.page(line), line, Map.of("phone", "77 000 00 12"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Cochez SMS ou WhatsApp");
        visitor.take(line, Map.of("phone", "77 000 00 12", "sms", "yes", "without", "phone"));
        assertThat(branch.read(Long.class, "select count(*) from visit where customer_phone is null"))
                .containsExactly(1L);
    }

    @Test
    void onePhoneHasOneTicketWhereTheServiceWantsIt() {
        branch.givesOneTicketPerPhone();
        visitor.take(line, Map.of("phone", "77 000 00 12"));
        HttpResponse<String> second = visitor.send(visitor.page(line), line, Map.of("phone", "77 000 00 12"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body())
                .contains("Ce téléphone a déjà un ticket", "value=\"77 000 00 12\"")
                .as("a stranger is not told which one")
                .doesNotContain("A001");
        assertThat(branch.read(Long.class, "select count(*) from notification")).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URGENT: compte bloque. Appelez vite le 77",
                "Awa 771234567",
                "Awa ٧٧",
                "Awa\nVotre code",
                "Awa\u2028Votre code",
                "evil。com",
                "شركة.كوم",
                ".",
                "- '",
                "\u0301",
                "Awa Awa Awa Awa Awa Awa Awa Awa Awa Awa Awa"
            })
    void aNameIsAFewLetters(String written) {
        assertThat(visitor.send(visitor.page(line), line, Map.of("name", written))
                        .statusCode())
                .isEqualTo(422);
        assertThat(visits()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Mme.Ndiaye, Mme.Ndiaye",
        "N’Diaye-Sy, N’Diaye-Sy",
        "د.أحمد, د.أحمد",
        "A\u202Ew\u200Ba, Awa",
        "Awa\u00A0Diop, Awa Diop",
        "Étienne, Étienne"
    })
    void aNameOfAnyScriptIsKeptWithoutInvisibleSigns(String written, String kept) {
        visitor.take(line, Map.of("name", written));
        assertThat(branch.read(String.class, "select customer_name from visit")).containsExactly(kept);
    }

    @Test
    void aNameThatNobodySeesIsNone() {
        visitor.take(line, Map.of("name", "\u200B\u202E"));
        assertThat(branch.read(Boolean.class, "select customer_name is null from visit"))
                .containsExactly(true);
    }

    @Test
    void aPhoneThatNobodyHasProvedGetsNoNameFromTheForm() {
        branch.tenant.tells("sms", "ticket_created", "{{customer_name}} ticket {{ticket_number}}");
        visitor.take(line, Map.of("name", "Bloquee Rappelez", "phone", "77 000 00 12", "sms", "yes"));
        assertThat(branch.read(String.class, "select body from notification"))
                .singleElement()
                .asString()
                .doesNotContain("Bloquee");

        branch.tenant
                .agent()
                .post(
                        "tickets/",
                        Map.of("queue_id", queue.value(), "customer_name", "Awa", "customer_phone", "+221770000013"))
                .is(201);
        assertThat(branch.read(String.class, "select body from notification where recipient = '+221770000013'"))
                .singleElement()
                .asString()
                .startsWith("Awa ticket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"77\u202F000\u202F00\u202F12", "\u200E+221\u00A077\u2009000\u201100\u201112\u202C", "٧٧٠٠٠٠٠١٢"})
    void aPhoneIsReadAsItIsPasted(String written) {
        visitor.take(line, Map.of("phone", written, "sms", "yes"));
        assertThat(branch.read(String.class, "select customer_phone from visit"))
                .containsExactly("+221770000012");
    }

    @Test
    void aNameIsNoLink() {
        for (String link : List.of("evil.example", "https://t.co/x", "a@b", "Awa gagnez-ici.com vite")) {
            HttpResponse<String> answer = visitor.send(visitor.page(line), line, Map.of("name", link));
            assertThat(answer.statusCode()).as(link).isEqualTo(422);
            assertThat(answer.body()).contains("Écrivez votre nom seul");
        }
        visitor.take(line, Map.of("name", "M. J.-P. N'Diaye Jr."));
    }
}
