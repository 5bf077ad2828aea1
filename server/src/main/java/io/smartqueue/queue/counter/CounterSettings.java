package io.smartqueue.queue.counter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param absentHours a counter without a ticket in hand closes after so many hours without a request of its agent */
@Validated
@ConfigurationProperties("smartqueue")
record CounterSettings(@DefaultValue("3") @Min(1) @Max(24) int absentHours) {

    Duration absence() {
        return Duration.ofHours(absentHours);
    }
}
