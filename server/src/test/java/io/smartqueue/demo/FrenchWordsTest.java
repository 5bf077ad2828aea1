package io.smartqueue.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.Segments;
import io.smartqueue.notification.text.TemplateText;
import io.smartqueue.notification.text.TypicalValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrenchWordsTest {

    @ParameterizedTest
    @EnumSource
    void fitOneSegmentWithTypicalValues(NotificationEvent notificationEvent) {
        TemplateText words = TemplateText.parse("body", FrenchWords.words(notificationEvent));

        String message = words.render(TypicalValues.of(words.variables(), DemoOrganisation.CLINIC.name()));

        assertThat(Segments.of(message))
                .as("%s (%d characters)", message, message.length())
                .isEqualTo(new Segments(Segments.Encoding.GSM_7, 1));
        assertThat(words.variables())
                .allMatch(variable ->
                        notificationEvent == NotificationEvent.CUSTOM || notificationEvent.supplies(variable));
    }
}
