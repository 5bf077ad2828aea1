package io.smartqueue.notification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartqueue.kernel.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTextTest {

    @Test
    void valuesAreNotEscapedAsHtml() {
        TemplateText text = TemplateText.parse("body", "Bonjour {{ customer_name }}, guichet {{counter}} & merci");

        assertThat(text.variables()).containsExactly("customer_name", "counter");
        assertThat(text.render(Map.of("customer_name", "N'Deye <3 🎉", "counter", "{{3}}")))
                .isEqualTo("Bonjour N'Deye <3 🎉, guichet {{3}} & merci");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bonjour {{name", "Bonjour name}}", "{{}}", "{{a {{b}}", "{{#name}}x{{/name}}", "{{Name}}"})
    void whatDoesNotParseIsRefused(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> TemplateText.parse("body", text))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .singleElement()
                        .satisfies(field -> {
                            assertThat(field.field()).isEqualTo("body");
                            assertThat(field.code()).isEqualTo("template_syntax");
                        }));
    }

    @Test
    void anOptionalPartIsLeftOutWhenAValueInItIsUnknown() {
        TemplateText text = TemplateText.parse(
                "body", "Ticket {{number}}[[, {{name}}]].[[ Environ {{low}} à {{high}} min.]] Merci");

        assertThat(text.variables()).containsExactly("number", "name", "low", "high");
        assertThat(text.render(Map.of("number", "A1", "name", "Awa", "low", "3", "high", "5")))
                .isEqualTo("Ticket A1, Awa. Environ 3 à 5 min. Merci");
        assertThat(text.render(Map.of("number", "A1", "name", " ", "low", "3"))).isEqualTo("Ticket A1. Merci");
        assertThat(text.render(Map.of("number", "A1", "low", "3"), Map.of("high", "?", "name", "Client")))
                .isEqualTo("Ticket A1. Merci");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[ {{a}}", "{{a}} ]]", "[[ {{a}} [[ {{b}} ]] ]]", "[[ sans variable ]]", "]] {{a}} [[", "[[]]"})
    void anUnbalancedOptionalPartIsRefused(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> TemplateText.parse("body", text))
                .satisfies(refusal -> assertThat(refusal.fields())
                        .singleElement()
                        .satisfies(field -> assertThat(field.code()).isEqualTo("template_does_not_parse")));
    }

    @Test
    void aSubstituteStandsOutsideOfOptionalPartsOnly() {
        assertThat(TemplateText.parse("body", "{{name}}: [[{{name}}]]").render(Map.of(), Map.of("name", "Client")))
                .isEqualTo("Client: ");
    }

    @Test
    void aMissingValueIsRefusedByName() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> TemplateText.parse("body", "{{prix}} F").render(Map.of()))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("missing_variable");
                    assertThat(refusal.details()).containsEntry("variable", "prix");
                });
    }
}
