package io.smartqueue.watch.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is on duty is told of an alert, also where limits hold back what is written to customers. */
class WhoeverIsOnDutyTest extends AlertScenario {

    private static final String DUTY = "+221771234567";

    @BeforeEach
    void aWaitBeyondThePromiseIsToldByPhone() {
        branch.seat(branch.tenant.agent().staffId(), queue);
        rule("wait_beyond_promise", Map.of("threshold", 0, "tell", DUTY));
    }

    @Test
    void isToldDuringQuietHours() {
        quietNow(true);
        waits(14);
        look();
        assertThat(told()).containsExactly("at once");
    }

    @Test
    void waitsWithEverybodyWhereEvenWhatIsUrgentWaits() {
        quietNow(false);
        waits(14);
        look();
        assertThat(told()).containsExactly("later");
    }

    @Test
    void isToldWhenOthersHaveUsedUpTheCaps() {
        caps(Map.of("new_recipients_hour", 1, "prefix_hour", 1, "organisation_hour", 1));
        write("+221771230000").is(202);
        write("+221771239999").is(202);
        waits(14);
        look();
        assertThat(told()).containsExactly("at once");
        assertThat(codes("+221771239999")).containsExactly("cap_prefix");
    }

    @Test
    void getsNoMoreMessagesThanOneAddressMayGet() {
        caps(Map.of("recipient_hour", 1));
        write(DUTY).is(202);
        waits(14);
        look();
        assertThat(codes(DUTY)).containsExactly("", "cap_recipient");
    }

    private Answer write(String phone) {
        return admin.post(
                "/api/v1/admin/notifications/",
                Map.of("tenant", branch.tenant.slug(), "channel", "sms", "recipient", phone, "body", "Bonjour"));
    }

    private void caps(Map<String, Integer> caps) {
        admin.patch("messaging/", Map.of("caps", caps)).is(200);
    }

    private void quietNow(boolean urgentExempt) {
        var minutes = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
        Instant now = Instant.now();
        var window = Map.of(
                "from", minutes.format(now.minus(1, ChronoUnit.HOURS)),
                "to", minutes.format(now.plus(2, ChronoUnit.HOURS)));
        admin.patch("messaging/", Map.of("quiet_hours", Map.of("sms", window, "urgent_exempt", urgentExempt)))
                .is(200);
    }

    /** When each message to who is on duty leaves. */
    private List<String> told() {
        return branch.read(
                String.class,
                "select case when error_code like 'cap%' or error_code = 'quiet_hours' then error_code"
                        + " when not_before is null then 'at once' else 'later' end"
                        + " from notification where recipient = '" + DUTY + "'");
    }

    private List<String> codes(String phone) {
        return branch.read(
                String.class,
                "select case when error_code like 'cap%' then error_code else '' end from notification"
                        + " where recipient = '" + phone + "' order by created_at, id");
    }
}
