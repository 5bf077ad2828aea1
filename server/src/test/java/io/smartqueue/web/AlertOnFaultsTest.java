package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The alert on faults that we ship wakes nobody because of odd requests. */
@DatabaseTest
class AlertOnFaultsTest {

    private static final Path ALERTS = Path.of("../docs/operations/alerts.prometheus.yml");

    /** How many in ten minutes, and which share of all requests. */
    private static final Pattern RULE = Pattern.compile("alert: FaultsOnOurSide\\s+expr: >\\s+"
            + "sum\\(increase\\(http_server_requests_seconds_count\\{status=\"500\"}\\[10m]\\)\\) > (\\d+)\\s+"
            + "and sum\\(rate\\(http_server_requests_seconds_count\\{status=\"500\"}\\[10m]\\)\\)\\s+"
            + "/ sum\\(rate\\(http_server_requests_seconds_count\\[10m]\\)\\) > ([0-9.]+)");

    @Autowired
    Organisations organisations;

    @Autowired
    MeterRegistry meters;

    @ParameterizedTest
    @CsvSource({"6, 10000, false", "5, 5, false", "6, 100, true", "200, 10000, true"})
    void goesOffAtAShareOfTheRequestsAndNotAtAFew(int faults, int requests, boolean alarm) throws IOException {
        MatchResult rule = RULE.matcher(Files.readString(ALERTS))
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("the rule has another form"));

        assertThat(faults > Integer.parseInt(rule.group(1))
                        && (double) faults / requests > Double.parseDouble(rule.group(2)))
                .isEqualTo(alarm);
    }

    @Test
    void countsNoOddRequest() {
        Person agent = organisations.open().agent();
        long before = faults();
        agent.send("POST", "customers/", "{}", "*/*").refused(415, "unsupported_media_type");
        agent.get("tickets/?status=a=b").is(400);
        agent.get("tickets/?queue%00=1").is(400);
        agent.post("customers/", Map.of("first_name", "\0")).is(400);
        organisations.nobody().get("/t/%00").is(400);
        assertThat(faults()).isEqualTo(before);
    }

    private long faults() {
        return meters.find("http.server.requests").tag("status", "500").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
