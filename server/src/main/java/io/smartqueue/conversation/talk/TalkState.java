package io.smartqueue.conversation.talk;

import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each conversation of the current organisation has come. */
@Component
public class TalkState {

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

    public boolean mayBeAnswered(Person person) {
        return limits.mayBeAnswered(person);
    }

    /** Of the last words from this address. */
    public Optional<String> language(String channel, String address) {
        return jdbc.sql("select language from conversation where channel = :channel and address = :address")
                .param("channel", channel)
                .param("address", address)
                .query(String.class)
                .optional();
    }

    /**
     * What a person was asked a moment ago.
     *
     * @param keyword which ticket for this act; for {@link Keyword#TAKE} which service
     * @param code of the site whose services were offered
     * @param offered their queues, in the order of their numbers
     */
    record Question(Keyword keyword, Optional<String> code, List<QueueId> offered) {}

    /** The question that is open. */
    Optional<Question> question(Person person) {
        return jdbc.sql("""
                        select asked, asked_about, offered from conversation
                        where channel = :channel and address = :address and asked_at > :since
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .param("since", Times.sql(clock.instant().minus(QUESTION)))
                .query((row, n) -> question(row))
                .optional();
    }

    /** Ends the question that is open: a keyword is something new, and a number is its answer. */
    public Optional<Question> endQuestion(Person person) {
        return jdbc.sql("""
                        with open as (
                            select channel, address, asked, asked_about, offered, asked_at from conversation
                            where channel = :channel and address = :address and asked is not null
                            for update
                        ), ended as (
                            update conversation set asked = null, asked_about = null, offered = null, asked_at = null
                            from open
                            where conversation.channel = open.channel and conversation.address = open.address
                        )
                        select asked, asked_about, offered from open where asked_at > :since
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .param("since", Times.sql(clock.instant().minus(QUESTION)))
                .query((row, n) -> question(row))
                .optional();
    }

    private static Question question(ResultSet row) throws SQLException {
        Array offered = row.getArray("offered");
        return new Question(
                Keyword.of(row.getString("asked")),
                Optional.ofNullable(row.getString("asked_about")),
                offered == null
                        ? List.of()
                        : Stream.of((UUID[]) offered.getArray())
                                .map(QueueId::new)
                                .toList());
    }

    /** Which ticket is meant. */
    void ask(Person person, Keyword keyword) {
        ask(person, keyword, null, List.of());
    }

    /**
     * For which of these queues a ticket is wanted.
     *
     * @param code of their site
     */
    void offer(Person person, String code, List<QueueId> queues) {
        ask(person, Keyword.TAKE, code, queues);
    }

    private void ask(Person person, Keyword keyword, @Nullable String code, List<QueueId> offered) {
        jdbc.sql("""
                        insert into conversation (tenant_id, channel, address, language, asked, asked_about, offered,
                            asked_at, at)
                        values (current_tenant(), :channel, :address, :language, :asked, :about, :offered::uuid[],
                            :now, :now)
                        on conflict (tenant_id, channel, address) do update
                        set language = excluded.language, asked = excluded.asked, asked_about = excluded.asked_about,
                            offered = excluded.offered, asked_at = excluded.asked_at, at = excluded.at
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .param("language", person.language())
                .param("asked", keyword.code())
                .param("about", code, Types.VARCHAR)
                .param("offered", offered.stream().map(QueueId::value).toArray(UUID[]::new))
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    /** Two messages of one address are dealt with one after the other. */
    public void lock(Person person) {
        limits.lock(person);
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
