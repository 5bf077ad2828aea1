package io.smartqueue.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultTemplatesTest {

    @ParameterizedTest
    @EnumSource
    void fitOneSegmentInFrenchAndEnglish(NotificationEvent event) {
        for (String language : new String[] {"fr", "en"}) {
            TemplateText words =
                    TemplateText.parse("body", DefaultWords.in(language).text(event.code()));

            String message = words.render(SampleValues.typical(words.variables(), "Clinique Horizon"));

            assertThat(Segments.of(message))
                    .as("%s (%d characters)", message, message.length())
                    .isEqualTo(new Segments(Segments.Encoding.GSM_7, 1));
            assertThat(words.variables())
                    .allMatch(variable -> event == NotificationEvent.CUSTOM || event.supplies(variable));
        }
    }

    @ParameterizedTest
    @EnumSource
    void fitTwoSegmentsInArabic(NotificationEvent event) {
        TemplateText words = TemplateText.parse("body", DefaultWords.in("ar").text(event.code()));
        var values = SampleValues.typical(words.variables(), "Clinique Horizon");
        values.remove("arrival_button");

        String message = words.render(values);

        assertThat(Segments.of(message).count())
                .as("%s (%d characters)", message, message.length())
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void haveASubjectForEmailAndSayWhoseTheyAre(NotificationEvent event) {
        for (DefaultWords words : DefaultWords.ALL) {
            MessageTemplate.Draft mail = DefaultTemplates.drafts(event, words).getLast();
            assertThat(mail.channel()).isEqualTo(Medium.EMAIL);
            TemplateText subject = TemplateText.parse("subject", String.valueOf(mail.subject()));
            assertThat(subject.render(SampleValues.typical(subject.variables(), "Clinique Horizon")))
                    .isNotBlank()
                    .hasSizeLessThan(78);
            assertThat(subject.variables())
                    .allMatch(variable -> event == NotificationEvent.CUSTOM || event.supplies(variable));
            assertThat(mail.body()).startsWith(words.text(event.code())).contains("\n", "{{tenant_name}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void callTheButtonAsTheTicketsPageDoes(String language) throws IOException {
        var page = new Properties();
        try (var file = getClass().getResourceAsStream("/words/reception_" + language + ".properties")) {
            page.load(new StringReader(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        }

        assertThat(DefaultWords.in(language).text("arrival_button")).isEqualTo(page.getProperty("ticket.here"));
    }

    @ParameterizedTest
    @CsvSource({"en-GB,fr,en", "AR-ma,fr,ar", "pt,en-US,en", "pt,wo,fr"})
    void areFoundByLanguageTagsAndTheirPrefixes(String wanted, String tenants, String found) {
        assertThat(DefaultWords.in(wanted, tenants).language()).isEqualTo(found);
    }
}
