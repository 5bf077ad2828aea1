package io.smartqueue.conversation.talk;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much one address causes in an hour: tickets, as the forms limit them for a device, and answers, because two
 * robots that answer each other never end. Counting locks the conversation until the message is dealt with, so that
 * two messages of one address do not each see what was before both.
 */
@Component
public class HourlyLimits {

    public static final int TICKETS = 6;
    public static final int ANSWERS = 40;

    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    HourlyLimits(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal 429 {@code too_many_tickets} */
    void countTicket(Person person) {
        if (count(person, 1, 0) > TICKETS) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "too_many_tickets", "Too many tickets from here in an hour.");
        }
    }

    void lock(Person person) {
        count(person, 0, 0);
    }

    boolean mayBeAnswered(Person person) {
        return count(person, 0, 1) <= ANSWERS;
    }

    /** @return of what is counted, how many there are in the hour */
    private int count(Person person, int tickets, int answers) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into conversation (tenant_id, channel, address, language, at, hour_since, hour_tickets,
                            hour_answers)
                        values (current_tenant(), :channel, :address, :language, :now, :now, :tickets, :answers)
                        on conflict (tenant_id, channel, address) do update set
                            language = excluded.language,
                            hour_since = case when conversation.hour_since > :over
                                then conversation.hour_since else excluded.hour_since end,
                            hour_tickets = excluded.hour_tickets + case when conversation.hour_since > :over
                                then conversation.hour_tickets else 0 end,
                            hour_answers = excluded.hour_answers + case when conversation.hour_since > :over
                                then conversation.hour_answers else 0 end
                        returning case when :tickets > 0 then hour_tickets else hour_answers end
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .param("language", person.language())
                .param("now", Times.sql(now))
                .param("over", Times.sql(now.minus(HOUR)))
                .param("tickets", tickets)
                .param("answers", answers)
                .query(Integer.class)
                .single();
    }
}
