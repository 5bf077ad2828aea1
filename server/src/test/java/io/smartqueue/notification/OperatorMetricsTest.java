package io.smartqueue.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Log lines and numbers about messages, for operators: what happened to which message, never its recipient. */
@SandboxTest
class OperatorMetricsTest {

    private static final String NOTIFICATIONS = "/api/v1/admin/notifications/";
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.smartqueue");
    private static final AtomicInteger NUMBERS = new AtomicInteger(3000000);

    @Autowired
    Organisations organisations;

    private final Lines lines = new Lines();
    private TestTenant bank;
    private String phone;

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }

        List<ILoggingEvent> about(String notification) {
            return events.stream()
                    .filter(event ->
                            notification.equals(event.getMDCPropertyMap().get("notification")))
                    .toList();
        }
    }

    @BeforeEach
    void open() {
        bank = organisations.open();
        phone = "+22177" + NUMBERS.incrementAndGet();
        lines.start();
        OURS.addAppender(lines);
    }

    @AfterEach
    void close() {
        OURS.detachAppender(lines);
    }

    @Test
    void aMessageLeavesOneLineForEachThingThatHappensToIt() {
        Answer delivered = send(phone, "delivered");

        List<ILoggingEvent> told =
                Await.until(Duration.ofSeconds(60), () -> lines.about(delivered.id()), found -> found.size() >= 2);
        String sid = delivered.text("provider_id");
        assertThat(told)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("sms accepted " + sid, "sms delivered " + sid);
        String tenant = bank.tenant().id().value().toString();
        assertThat(told)
                .allMatch(event -> tenant.equals(event.getMDCPropertyMap().get("tenant")));
        // The receipt came with a request of Twilio's, the acceptance with none.
        assertThat(told.get(0).getMDCPropertyMap()).doesNotContainKey("request_id");
        assertThat(told.get(1).getMDCPropertyMap()).containsKey("request_id");
        assertThat(lines.events).noneMatch(event -> event.getFormattedMessage().contains(phone.substring(6)));
    }

    @Test
    void messagesAreCountedByWhereTheyGotAndWhy() {
        double pending = read("smartqueue_messages_total{channel=\"sms\",status=\"pending\"}");
        double delivered = read("smartqueue_messages_total{channel=\"sms\",status=\"delivered\"}");
        double failed = read("smartqueue_messages_total{channel=\"sms\",status=\"failed\"}");
        double invalid = read("smartqueue_message_errors_total{channel=\"sms\",code=\"21211\"}");
        double refused = read("smartqueue_attempts_seconds_count{channel=\"sms\",outcome=\"refused\"}");

        send(phone, "delivered");
        send("+15005550001", "failed");

        reaches("smartqueue_messages_total{channel=\"sms\",status=\"pending\"}", pending + 2);
        reaches("smartqueue_messages_total{channel=\"sms\",status=\"delivered\"}", delivered + 1);
        reaches("smartqueue_messages_total{channel=\"sms\",status=\"failed\"}", failed + 1);
        reaches("smartqueue_message_errors_total{channel=\"sms\",code=\"21211\"}", invalid + 1);
        reaches("smartqueue_attempts_seconds_count{channel=\"sms\",outcome=\"refused\"}", refused + 1);
    }

    @Test
    void whatWaitsIsMeasuredByLane() {
        for (int lane = 0; lane <= 2; lane++) {
            assertThat(read("smartqueue_backlog_messages{lane=\"" + lane + "\"}"))
                    .isNotNegative();
            assertThat(read("smartqueue_backlog_oldest_seconds{lane=\"" + lane + "\"}"))
                    .isNotNegative();
        }
        assertThat(read("smartqueue_outcomes_unknown")).isNotNegative();
        assertThat(read("smartqueue_live_connections")).isNotNegative();
        assertThat(organisations.nobody().get("/actuator/prometheus").body()).doesNotContain(bank.slug());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "proxy-7.example_42", "0123456789012345678901234567890123456789012345678901234567890123"})
    void aRequestKeepsTheNameItWasGiven(String name) {
        assertThat(organisations
                        .nobody()
                        .get("/api/v1/auth/me/", "X-Request-Id", name)
                        .headers()
                        .allValues("X-Request-Id"))
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "two words", "é", "01234567890123456789012345678901234567890123456789012345678901234"})
    void aRequestWhoseNameIsUnfitGetsANewOne(String name) {
        assertThat(organisations
                        .nobody()
                        .get("/nothing", "X-Request-Id", name)
                        .headers()
                        .allValues("X-Request-Id"))
                .singleElement()
                .asString()
                .matches("[0-9a-f-]{36}");
    }

    private Answer send(String recipient, String until) {
        String id = bank.manager()
                .post(NOTIFICATIONS, Map.of("channel", "sms", "recipient", recipient, "body", "Bonjour"))
                .is(202)
                .id();
        return Await.until(
                Duration.ofSeconds(60),
                () -> bank.manager().get(NOTIFICATIONS + id + "/").is(200),
                answer -> answer.text("status").equals(until));
    }

    private void reaches(String meter, double value) {
        Await.until(Duration.ofSeconds(60), () -> read(meter), seen -> seen >= value);
    }

    private double read(String meter) {
        String all = organisations.nobody().get("/actuator/prometheus").is(200).body();
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(meter) + " (\\S+)$").matcher(all);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
