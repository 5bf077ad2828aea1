package io.smartqueue.notification.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.DefaultWords;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultContentTest {

    static List<NotificationEvent> events() {
        return DefaultContent.ofTickets().toList();
    }

    @ParameterizedTest
    @MethodSource("events")
    void keepsTheRulesOfWhatsapp(NotificationEvent event) {
        for (DefaultWords words : DefaultWords.ALL) {
            ContentTemplate.Words checked = WhatsappRules.check(DefaultContent.words(event, words));

            assertThat(checked.variables()).isNotEmpty().allMatch(event::supplies);
            assertThat(checked.fitsTheWindow()).as(words.language()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysTheSameInEachLanguage(NotificationEvent event) {
        List<String> french = WhatsappRules.check(DefaultContent.words(event, DefaultWords.in("fr")))
                .variables();

        for (DefaultWords words : DefaultWords.ALL) {
            assertThat(WhatsappRules.check(DefaultContent.words(event, words)).variables())
                    .isEqualTo(french);
        }
    }
}
