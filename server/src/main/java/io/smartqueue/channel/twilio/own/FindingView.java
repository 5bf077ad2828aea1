package io.smartqueue.channel.twilio.own;

import io.smartqueue.settings.Finding;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of the doctor's report, as the command prints it. */
public record FindingView(
        String topic,
        String verdict,
        String words,
        @Nullable String remedy) {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.topic(),
                finding.verdict().name().toLowerCase(Locale.ROOT),
                finding.words(),
                finding.remedy().orElse(null));
    }

    Finding finding() {
        return new Finding(
                topic, Finding.Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)), words, Optional.ofNullable(remedy));
    }
}
