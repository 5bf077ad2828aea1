package io.smartqueue.notification.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Organisations;
import io.smartqueue.queue.QueueId;
import io.smartqueue.staff.Provisioning;
import io.smartqueue.tenant.TenantSlug;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an organisation's rules let leave. A ticket is taken whatever they say. */
class MessagingRulesTest extends MessagingRulesScenario {

    @Autowired
    Provisioning provisioning;

    @Test
    void beginWithoutQuietHoursAndWithTheUsefulnessOfEachEvent() {
        Answer rules = branch.tenant.agent().get("messaging/").is(200);

        assertThat(rules.json().path("quiet_hours").path("sms").isNull()).isTrue();
        assertThat(rules.json().path("caps").path("organisation_hour").isNull()).isTrue();
        assertThat(rules.text("useful_minutes.ticket_called")).isEqualTo("10");
        assertThat(rules.text("quiet_hours.urgent_exempt")).isEqualTo("true");
    }

    @Test
    void ofARealOrganisationBeginWithSaneCaps() {
        String slug = "org-" + Organisations.unique();
        provisioning.createTenantWithAdmin(
                new TenantSlug(slug), slug, "SN", "Africa/Dakar", "fr", slug + "@bank.example");

        Answer rules = organisations
                .operator()
                .get("/api/v1/tenants/" + slug + "/messaging/")
                .is(200);

        assertThat(rules.text("caps.new_recipients_hour")).isEqualTo("500");
        assertThat(rules.text("caps.organisation_hour")).isEqualTo("2000");
    }

    @Test
    void refuseWhatIsNoRule() {
        change("quiet_hours", Map.of("sms", Map.of("from", "25:00", "to", "06:00")))
                .is(400);
        change("quiet_hours", Map.of("sms", Map.of("from", "22:00", "to", "22:00")))
                .rejects("quiet_hours.sms:empty_window");
        change("quiet_hours", Map.of("sms", Map.of("from", "22:00"))).rejects("quiet_hours.sms.to:required");
        change("quiet_hours", Map.of("fax", Map.of("from", "22:00", "to", "06:00")))
                .is(400);
        change("countries", List.of("ZZ")).rejects("countries.0:unknown_country");
        change("caps", Map.of("prefix_hour", 0)).rejects("caps.prefix_hour:out_of_range");
        change("useful_minutes", Map.of("ticket_lost", 5)).rejects("useful_minutes.ticket_lost:unknown_event");
        change("useful_minutes", Map.of("ticket_called", 0)).rejects("useful_minutes.ticket_called:out_of_range");
        assertThat(branch.tenant
                        .agent()
                        .get("messaging/")
                        .json()
                        .path("caps")
                        .path("prefix_hour")
                        .isNull())
                .isTrue();
    }

    @Test
    void areChangedOneByOneAndRemovedWithNull() {
        change("caps", Map.of("recipient_hour", 3, "prefix_hour", 7)).is(200);
        Map<String, Object> none = new HashMap<>();
        none.put("prefix_hour", null);
        Answer changed = change("caps", none).is(200);

        assertThat(changed.text("caps.recipient_hour")).isEqualTo("3");
        assertThat(changed.json().path("caps").path("prefix_hour").isNull()).isTrue();
        assertThat(change("quiet_hours", Map.of("sms", Map.of("from", "22:00", "to", "06:00")))
                        .is(200)
                        .text("quiet_hours.sms.from"))
                .isEqualTo("22:00");
    }

    @Test
    void takeNoOtherChannelWhileTheFirstOfAPlanWaitsForTheMorning() {
        QueueId queue = branch.queue("A");
        branch.tenant.tells("sms", "ticket_created", "{{ticket_number}}");
        branch.tenant.tells("whatsapp", "ticket_created", "{{ticket_number}}");
        branch.tenant
                .admin()
                .put(
                        "channel-plans/ticket_created/",
                        Map.of("channels", List.of("whatsapp", "sms"), "wait_seconds", Map.of("whatsapp", 60)))
                .is(200);
        LocalTime now = LocalTime.now(FAR_EAST).truncatedTo(ChronoUnit.MINUTES);
        Map<String, Object> window = Map.of(
                "from",
                now.minusMinutes(30).toString(),
                "to",
                now.plusMinutes(30).toString());
        change("quiet_hours", Map.of("whatsapp", window)).is(200);
        String customer = branch.tenant
                .admin()
                .post(
                        "customers/",
                        Map.of(
                                "first_name",
                                "Awa",
                                "phone",
                                "+221771000009",
                                "notify_sms",
                                true,
                                "notify_whatsapp",
                                true))
                .is(201)
                .id();

        branch.tenant
                .agent()
                .post("tickets/", Map.of("queue_id", queue, "customer_id", customer))
                .is(201);

        assertThat(branch.read(Boolean.class, """
                        select channel = 'whatsapp' and not_before = look_at
                            and next_channel_at - look_at between interval '55 seconds' and interval '65 seconds'
                        from notification
                        """)).containsExactly(true);
    }

    @Test
    void letNoMessageAboutAVisitLeaveForAnotherCountry() {
        QueueId queue = branch.queue("A");
        branch.tenant.tells("sms", "ticket_created", "{{ticket_number}}");

        branch.tenant
                .agent()
                .post("tickets/", Map.of("queue_id", queue, "customer_phone", "+33612345678"))
                .is(201);

        assertThat(branch.read(String.class, "select error_code from notification where status = 'suppressed'"))
                .containsExactly("country_not_served");
        assertThat(codes("+33612345678")).containsExactly("none");
    }

    @Test
    void letMessagesWaitForTheMorningOfTheSite() {
        QueueId queue = branch.queue("A");
        branch.tenant.tells("sms", "ticket_created", "{{ticket_number}}");
        branch.tenant.tells("sms", "ticket_called", "{{ticket_number}}");
        LocalTime now = LocalTime.now(FAR_EAST).truncatedTo(ChronoUnit.MINUTES);
        Map<String, Object> window = Map.of(
                "from",
                now.minusMinutes(30).toString(),
                "to",
                now.plusMinutes(30).toString());
        change("quiet_hours", Map.of("sms", window)).is(200);

        take(queue, "+221771000001");
        change("useful_minutes", Map.of("ticket_created", 10)).is(200);
        take(queue, "+221771000002");
        branch.agentServing(queue)
                .post("agents/me/call-next/", Map.of("queue_id", queue))
                .is(200);

        assertThat(branch.read(
                        String.class,
                        "select concat_ws(' ', event, status, case when status = 'suppressed' then error_code end,"
                                + " case when look_at > created_at + interval '20 minutes' then 'later' end)"
                                + " from notification where event <> 'ticket_called' order by created_at, id"))
                .containsExactly("ticket_created cancelled later", "ticket_created suppressed quiet_hours");
        assertThat(branch.read(Boolean.class, """
                        select look_at < created_at + interval '20 minutes' and status <> 'suppressed'
                        from notification where event = 'ticket_called'
                        """)).containsExactly(true);
    }
}
