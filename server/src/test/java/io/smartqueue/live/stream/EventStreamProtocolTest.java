package io.smartqueue.live.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventStreamProtocolTest {

    private static final Pattern RETRY = Pattern.compile("retry: (\\d+)\n\n");

    /** After a restart all readers lose their streams in the same second. */
    @Test
    void readersComeBackSpreadOverSeconds() throws IOException {
        List<Integer> waits = new ArrayList<>();
        for (int reader = 0; reader < 1000; reader++) {
            var said = new ByteArrayOutputStream();
            new EventStreamProtocol().begin(said::writeBytes);
            waits.add(retry(said));
        }

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(1000, 10_000));
        for (int second = 1; second < 10; second++) {
            int from = second * 1000;
            assertThat(waits.stream().filter(wait -> wait >= from && wait < from + 1000))
                    .as("of a thousand, in second %d", second)
                    .hasSizeBetween(40, 200);
        }
    }

    @Test
    void aReaderWhoseStreamIsOldComesBackSoon() throws IOException {
        var said = new ByteArrayOutputStream();
        new EventStreamProtocol().end(said::writeBytes, true);
        assertThat(retry(said)).isEqualTo(1000);
    }

    private static int retry(ByteArrayOutputStream said) {
        Matcher retry = RETRY.matcher(said.toString(StandardCharsets.UTF_8));
        assertThat(retry.matches()).isTrue();
        return Integer.parseInt(retry.group(1));
    }
}
