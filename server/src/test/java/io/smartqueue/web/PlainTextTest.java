package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"A\u202Ewa", "\u200BAwa", "Awa\uFEFF", "\u2066Awa\u2069", "A\u00ADwa", "Awa\u200D", "\u3164Awa"})
    void losesWhatNobodySees(String written) {
        assertThat(PlainText.visible(written)).isEqualTo("Awa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Awa", "نمی\u200Cخواهم", "👩\u200D👧", "❤\uFE0F", "Awa\nNdiaye", ""})
    void keepsWhatIsRead(String written) {
        assertThat(PlainText.visible(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200D", "\u200B", "\u200D\u200D", "\u3164", "\u202E\u202C"})
    void isEmptyWhenNothingIsSeen(String written) {
        assertThat(PlainText.visible(written)).isEmpty();
    }
}
