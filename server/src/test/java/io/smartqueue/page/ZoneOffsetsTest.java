package io.smartqueue.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Offsets let a script show local time by the server's zone rules. */
class ZoneOffsetsTest {

    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void giveTheLocalTimeOfEveryZoneBeforeAndAfterItsNextChange() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            String offsets = ZoneOffsets.from(START, ZoneId.of(zone));
            for (int day = 0; day < 400; day += 5) {
                Instant at = START.plus(Duration.ofDays(day));
                if (isBeforeASecondChange(at, ZoneId.of(zone))) {
                    assertThat(asAScript(at, offsets))
                            .as(zone + " at " + at)
                            .isEqualTo(at.atZone(ZoneId.of(zone)).getOffset().getTotalSeconds());
                }
            }
        }
    }

    @Test
    void areOneNumberWhereTheClocksNeverChange() {
        assertThat(ZoneOffsets.from(START, ZoneId.of("Africa/Dakar"))).isEqualTo("0");
        assertThat(ZoneOffsets.from(START, ZoneId.of("Africa/Cairo"))).matches("7200 \\d{13} 10800");
    }

    private static boolean isBeforeASecondChange(Instant at, ZoneId zone) {
        var first = zone.getRules().nextTransition(START);
        var second = first == null ? null : zone.getRules().nextTransition(first.getInstant());
        return second == null || at.isBefore(second.getInstant());
    }

    private static int asAScript(Instant at, String offsets) {
        long[] parts =
                Arrays.stream(offsets.split(" ")).mapToLong(Long::parseLong).toArray();
        return (int) (parts.length > 1 && at.toEpochMilli() >= parts[1] ? parts[2] : parts[0]);
    }
}
