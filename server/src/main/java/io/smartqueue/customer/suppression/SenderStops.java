package io.smartqueue.customer.suppression;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people said of all messages from our sender, which the organisations share. The last word counts. */
@Component
public class SenderStops {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SenderStops(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the person has said so last. */
    @Transactional(readOnly = true)
    public boolean isStopped(Medium channel, String address) {
        return jdbc.sql("""
                        select exists (select from sender_stop
                            where channel = :channel and address_hash = address_hash(:address)
                                and is_stopped)
                        """)
                .param("channel", channel.code())
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    /** @param providerId of the message that says so */
    @Transactional
    public void say(Medium channel, String address, boolean stopped, String providerId) {
        jdbc.sql("""
                        insert into sender_stop (channel, address_hash, is_stopped, at, provider_id)
                        values (:channel, address_hash(:address), :stopped, :now, :provider)
                        on conflict (channel, address_hash) do update set is_stopped = excluded.is_stopped,
                            at = excluded.at, provider_id = excluded.provider_id
                        """)
                .param("channel", channel.code())
                .param("address", address)
                .param("stopped", stopped)
                .param("now", Times.sql(clock.instant()))
                .param("provider", providerId)
                .update();
    }
}
