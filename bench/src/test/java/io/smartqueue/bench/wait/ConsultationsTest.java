package io.smartqueue.bench.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real services are read from a file; each mistake in it is named with its line. */
class ConsultationsTest {

    private static final String HEADER = "session,start_time,service_seconds\n";

    @TempDir
    Path folder;

    @Test
    void readsServicesInTheOrderOfTheirStarts() throws IOException {
        assertThat(Consultations.read(file(HEADER + """
                        b,2026-11-02T08:10:00Z,60.5
                        a,2026-11-02T09:00:00+01:00,120

                        a,2026-11-02T08:02:00,30
                        """)))
                .extracting(Consultations.Service::line)
                .containsExactly(3, 5, 2);
    }

    @Test
    void acceptsColumnsInAnotherOrderAndMoreOfThem() throws IOException {
        assertThat(Consultations.read(file("""
                        service_seconds,desk,session,start_time
                        60,1,a,2026-11-02T08:00:00Z
                        """))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session,start_time|a,2026-11-02T08:00:00Z|line 1: the column service_seconds is missing",
                "session,start_time,service_seconds|a,2026-11-02T08:00:00Z,6O|line 2: service_seconds is no number: 6O",
                "session,start_time,service_seconds|a,2026-11-02T08:00:00Z,-5|line 2: service_seconds is not above 0",
                "session,start_time,service_seconds|a,2026-11-02T08:00:00Z,0|line 2: service_seconds is not above 0",
                "session,start_time,service_seconds|a,yesterday,60|line 2: start_time is no ISO 8601 instant",
                "session,start_time,service_seconds|a,2026-11-02T08:00:00Z|line 2: there are too few columns",
                "session,start_time,service_seconds|,2026-11-02T08:00:00Z,60|line 2: the session is missing",
                "session,start_time,service_seconds||line 2: there is no service below the header",
            })
    void namesTheLineOfAMistake(String header, String line, String why) throws IOException {
        refuses(header + "\n" + (line == null ? "" : line), why);
    }

    @Test
    void refusesAnEmptyFileAndAByteOrderMark() throws IOException {
        refuses("", "line 1: the file is empty");
        refuses("\uFEFF" + HEADER + "a,2026-11-02T08:00:00Z,60", "line 1: the file begins with a byte-order mark");
    }

    @Test
    void refusesServicesOfOneSessionThatOverlap() throws IOException {
        refuses(
                HEADER + "a,2026-11-02T08:00:59Z,60\nb,2026-11-02T08:00:00Z,60\na,2026-11-02T08:00:00Z,60\n",
                "line 2: the service overlaps that of line 4 in the session a");
    }

    private void refuses(String text, String why) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Consultations.read(file))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining(why);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("services.csv"), text);
    }
}
