package io.smartqueue.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class BrandingOverHttpTest {

    private static final String PLAIN =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"M0 0h9\" "
                    + "fill=\"#fff\"></path></svg>";

    @Autowired
    Organisations organisations;

    TestTenant bank;

    @BeforeEach
    void open() {
        bank = organisations.open();
    }

    @Test
    void theAdminGivesColourDrawingAndQuestions() {
        Answer changed = bank.admin()
                .patch("look/", Map.of("accent", "#075E74", "logo_svg", "<!-- x -->" + PLAIN, "ask_phone", "no"))
                .is(200);
        assertThat(changed.text("accent")).isEqualTo("#075e74");
        assertThat(changed.text("logo_svg")).isEqualTo(PLAIN);
        assertThat(changed.text("ask_phone")).isEqualTo("no");
        assertThat(bank.agent().get("look/").is(200).json().path("warnings")).isEmpty();
        bank.agent().patch("look/", Map.of("accent", "#075e74")).refused(403, "missing_right");
        Answer logo =
                organisations.nobody().get("/o/" + bank.slug() + "/logo.svg").is(200);
        assertThat(logo.body()).isEqualTo(PLAIN);
        assertThat(logo.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; sandbox");
        assertThat(logo.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aColourThatMeansSomethingIsAcceptedWithAWarning() {
        assertThat(bank.admin()
                        .patch("look/", Map.of("accent", "#ffc627"))
                        .is(200)
                        .text("warnings.0.code"))
                .isEqualTo("near_call");
        assertThat(bank.admin()
                        .patch("look/", Map.of("accent", "#b3122f"))
                        .is(200)
                        .text("warnings.0.code"))
                .isEqualTo("near_problem");
        bank.admin().patch("look/", Map.of("accent", "red")).rejects("accent:invalid_form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='http://evil.example/x'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><path fill='url(http://evil.example/x)' d='M0 0'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><path style='fill:red' d='M0 0'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><a xlink:href='x' "
                        + "xmlns:xlink='http://www.w3.org/1999/xlink'/></svg>"
            })
    void aDrawingThatDoesMoreThanDrawIsRefused(String svg) {
        bank.admin().patch("look/", Map.of("logo_svg", svg)).rejects("logo_svg:not_allowed");
    }

    @Test
    void whatIsNoDrawingIsRefused() {
        bank.admin().patch("look/", Map.of("logo_svg", "GIF89a")).rejects("logo_svg:not_svg");
        bank.admin()
                .patch(
                        "look/",
                        Map.of(
                                "logo_svg",
                                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg "
                                        + "xmlns='http://www.w3.org/2000/svg'/>"))
                .rejects("logo_svg:not_svg");
        bank.admin()
                .patch(
                        "look/",
                        Map.of(
                                "logo_svg",
                                "<svg xmlns='http://www.w3.org/2000/svg'><path fill='red' d='M0 0'/><path "
                                        + "fill='blue' d='M0 0'/></svg>"))
                .rejects("logo_svg:one_colour");
    }

    @Test
    void aServiceHasAPictogramOnAHue() {
        Answer service = bank.admin()
                .post("services/", Map.of("name", "Caisse", "code", "A", "pictogram", "cash", "hue", "ocre"))
                .is(201);
        assertThat(service.text("pictogram") + service.text("hue")).isEqualTo("cashocre");
        bank.admin()
                .patch("services/" + service.id() + "/", Map.of("pictogram", "dragon"))
                .rejects("pictogram:invalid_choice");
        bank.admin()
                .patch("services/" + service.id() + "/", Map.of("hue", "pink"))
                .rejects("hue:invalid_choice");
    }
}
