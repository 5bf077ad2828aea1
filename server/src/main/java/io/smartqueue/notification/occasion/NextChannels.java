package io.smartqueue.notification.occasion;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.dispatch.SecondTries;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.notification.outbox.StillTrue;
import io.smartqueue.notification.plan.ChannelPlan;
import io.smartqueue.notification.plan.ChannelPlans;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.FactsReader;
import io.smartqueue.queue.ticket.TicketFacts;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a person by the next channel when one did not reach them. The one that did not is kept from leaving later; when
 * it arrives nevertheless, it is shown as such.
 */
@Component
class NextChannels {

    private static final Set<NotificationStatus> NOT_REACHED = EnumSet.of(
            NotificationStatus.PENDING,
            NotificationStatus.SENDING,
            NotificationStatus.SENT,
            NotificationStatus.UNDELIVERED,
            NotificationStatus.FAILED,
            NotificationStatus.SUPPRESSED);

    /** @param reported the code of the receipt with which it ended */
    private record Unanswered(
            UUID id,
            Medium channel,
            NotificationEvent event,
            Letter.About about,
            String body,
            NotificationStatus status,
            Optional<String> reported,
            boolean isOver) {}

    private final JdbcClient jdbc;
    private final FactsReader facts;
    private final TicketLetters letters;
    private final ChannelPlans plans;
    private final SecondTries secondTries;
    private final Outbox outbox;

    NextChannels(
            JdbcClient jdbc,
            FactsReader facts,
            TicketLetters letters,
            ChannelPlans plans,
            SecondTries secondTries,
            Outbox outbox) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.letters = letters;
        this.plans = plans;
        this.secondTries = secondTries;
        this.outbox = outbox;
    }

    /** Decides once for a message of the current organisation. */
    @Transactional
    public void decide(UUID id) {
        Optional<Unanswered> found = StillTrue.bind(jdbc.sql("""
                        select id, channel, event, visit_id, leg_id, occurrence, body, status, expires_at,
                            case when provider_id is not null then error_code end as reported,
                            expires_at <= now() or visit_id is null or leg_id is null or
                        """ + StillTrue.OVERTAKEN + """
                            as is_over
                        from notification where id = :id and next_channel_at is not null
                        for update of notification
                        """))
                .param("id", id)
                .query((row, n) -> unanswered(row))
                .optional();
        if (found.isEmpty()) {
            return;
        }
        jdbc.sql("update notification set next_channel_at = null where id = :id")
                .param("id", id)
                .update();
        Unanswered message = found.get();
        if (!message.isOver() && NOT_REACHED.contains(message.status())) {
            next(message)
                    .ifPresentOrElse(
                            left -> outbox.addAll(List.of(left)),
                            () -> message.reported().ifPresent(code -> secondTries.after(code, id)));
        }
    }

    private Optional<Outbox.Left> next(Unanswered message) {
        ChannelPlan plan = plans.of(message.event()).orElseGet(() -> ChannelPlan.usual(message.event()));
        TicketFacts now = facts.get(new TicketId(message.about().visit()));
        return message.event() == NotificationEvent.CUSTOM
                ? sameWords(message, plan, now)
                : letters.byFirst(plan.after(message.channel()), message.event(), message.about(), now, tenant())
                        .map(left -> new Outbox.Left(left.letter().insteadOf(message.id()), left.unmadeBecause()));
    }

    private static TenantId tenant() {
        return CurrentTenant.get();
    }

    /** The words of an incident are the same by every channel. */
    private Optional<Outbox.Left> sameWords(Unanswered message, ChannelPlan plan, TicketFacts now) {
        return plan.after(message.channel()).stream()
                .filter(medium -> now.recipient().consent().contact(medium).isPresent())
                .filter(medium -> letters.mayReach(now, medium))
                .findFirst()
                .map(medium -> new Outbox.Left(new Letter(
                        medium,
                        message.event(),
                        Optional.of(message.about()),
                        TicketLetters.address(now, medium),
                        Letter.Words.of(message.body() + letters.end(now, medium)),
                        new Letter.Departure(null, message.id(), null))));
    }

    private static Unanswered unanswered(ResultSet row) throws SQLException {
        return new Unanswered(
                row.getObject("id", UUID.class),
                Medium.of(row.getString("channel")),
                NotificationEvent.of(row.getString("event")),
                new Letter.About(
                        row.getObject("visit_id", UUID.class),
                        row.getObject("leg_id", UUID.class),
                        row.getInt("occurrence")),
                row.getString("body"),
                NotificationStatus.of(row.getString("status")),
                Optional.ofNullable(row.getString("reported")),
                row.getBoolean("is_over"));
    }
}
