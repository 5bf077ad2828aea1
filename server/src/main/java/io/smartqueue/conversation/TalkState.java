package io.smartqueue.conversation;

import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each conversation of the current organisation has come. */
@Component
class TalkState {

    private static final Duration QUESTION = Duration.ofMinutes(10);
    private static final Duration BETWEEN_HELP = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final HourlyLimits limits;

    TalkState(JdbcClient jdbc, InstantSource clock, HourlyLimits limits) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limits = limits;
    }

    boolean mayBeAnswered(Person person) {
        return limits.mayBeAnswered(person);
    }

    /** Of the last words from this address. */
    Optional<String> language(String channel, String address) {
        return jdbc.sql("select language from conversation where channel = :channel and address = :address")
                .param("channel", channel)
                .param("address", address)
                .query(String.class)
                .optional();
    }

    /**
     * Ends the question that is open: a keyword is something new, and a number is its answer.
     *
     * @return for which keyword a ticket was asked for a moment ago
     */
    Optional<Keyword> endQuestion(Person person) {
        return jdbc.sql("""
                        with open as (
                            select channel, address, asked, asked_at from conversation
                            where channel = :channel and address = :address and asked is not null
                            for update
                        ), ended as (
                            update conversation set asked = null, asked_at = null from open
                            where conversation.channel = open.channel and conversation.address = open.address
                        )
                        select asked from open where asked_at > :since
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .param("since", Times.sql(clock.instant().minus(QUESTION)))
                .query(String.class)
                .optional()
                .map(Keyword::of);
    }

    /** Which ticket is meant. */
    void ask(Person person, Keyword keyword) {
        jdbc.sql("""
                        insert into conversation (tenant_id, channel, address, language, asked, asked_at, at)
                        values (current_tenant(), :channel, :address, :language, :asked, :now, :now)
                        on conflict (tenant_id, channel, address) do update
                        set language = excluded.language, asked = excluded.asked, asked_at = excluded.asked_at,
                            at = excluded.at
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .param("language", person.language())
                .param("asked", keyword.code())
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    /** Whether one may be helped who was not understood; true once an hour. */
    boolean mayHelp(Person person) {
        return jdbc.sql("""
                        insert into conversation (tenant_id, channel, address, language, at, helped_at)
                        values (current_tenant(), :channel, :address, :language, :now, :now)
                        on conflict (tenant_id, channel, address) do update
                        set helped_at = excluded.helped_at, at = excluded.at
                        where conversation.helped_at is null or conversation.helped_at <= :before
                        """)
                        .param("channel", person.medium().code())
                        .param("address", person.address())
                        .param("language", person.language())
                        .param("now", Times.sql(clock.instant()))
                        .param("before", Times.sql(clock.instant().minus(BETWEEN_HELP)))
                        .update()
                > 0;
    }
}
