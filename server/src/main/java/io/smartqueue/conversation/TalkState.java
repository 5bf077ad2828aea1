package io.smartqueue.conversation;

import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.kernel.Times;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each conversation of the current organisation has come. */
@Component
class TalkState {

    private static final Duration QUESTION = Duration.ofMinutes(30);
    private static final Duration BETWEEN_HELP = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    TalkState(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the last words from this address. */
    Optional<String> language(String channel, String address) {
        return jdbc.sql("select language from conversation where channel = :channel and address = :address")
                .param("channel", channel)
                .param("address", address)
                .query(String.class)
                .optional();
    }

    /** For which keyword a ticket was asked for. */
    Optional<Keyword> asked(Person person) {
        return jdbc.sql("""
                        select asked from conversation
                        where channel = :channel and address = :address and asked is not null and at > :since
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .param("since", Times.sql(clock.instant().minus(QUESTION)))
                .query(String.class)
                .optional()
                .map(Keyword::of);
    }

    void ask(Person person, Optional<Keyword> keyword) {
        jdbc.sql("""
                        insert into conversation (tenant_id, channel, address, language, asked, at)
                        values (current_tenant(), :channel, :address, :language, :asked, :now)
                        on conflict (tenant_id, channel, address) do update
                        set language = excluded.language, asked = excluded.asked, at = excluded.at
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .param("language", person.language())
                .param("asked", keyword.map(Keyword::code).orElse(null), Types.VARCHAR)
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
