package io.smartqueue.notification.window;

import io.smartqueue.channel.ChannelSender;
import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When each person last wrote to a WhatsApp sender of ours. */
@Component
public class Windows {

    /** The provider's code for free text outside the window. */
    public static final String CLOSED = "63016";

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Windows(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * In the transaction that stores what the person wrote.
     *
     * @param account that says so, which is believed of its own senders: the window of another's is another one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void heard(String address, String sender, String account) {
        jdbc.sql("""
                        insert into whatsapp_window (address_hash, sender, account, last_inbound_at)
                        values (address_hash(:address), :sender, :account, :now)
                        on conflict (address_hash, account, sender) do update
                            set last_inbound_at = excluded.last_inbound_at
                        """)
                .param("address", address)
                .param("sender", sender)
                .param("account", account)
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    /** The provider says that the window of this message's recipient is closed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(UUID notification) {
        jdbc.sql("""
                        insert into whatsapp_window (address_hash, sender, account, refused_at)
                        select address_hash(recipient), replace(address, 'whatsapp:', ''), account, :now
                        from notification join sender on sender.id = sender_id
                        where notification.id = :id and notification.channel = 'whatsapp' and recipient <> ''
                        on conflict (address_hash, account, sender) do update set refused_at = excluded.refused_at
                        """)
                .param("id", notification)
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    /**
     * As far as the current organisation may know it: only of people with whom it has exchanged messages, because the
     * sender may be shared.
     */
    @Transactional(readOnly = true)
    public Window of(String address, ChannelSender sender) {
        return jdbc.sql("""
                        select last_inbound_at, refused_at from whatsapp_window
                        where address_hash = address_hash(:address) and account = :account and sender = :sender
                            and exists (
                            select from correspondence
                            where correspondence.channel = 'whatsapp' and tenant_id = current_tenant()
                                and correspondence.address_hash = whatsapp_window.address_hash)
                        """)
                .param("address", address)
                .param("account", sender.account())
                .param("sender", sender.address())
                .query((row, n) ->
                        new Window(Times.instantOrNull(row, "last_inbound_at"), Times.instantOrNull(row, "refused_at")))
                .optional()
                .orElse(Window.UNKNOWN);
    }

    @Scheduled(initialDelay = 22, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from whatsapp_window where greatest(last_inbound_at, refused_at) < :before")
                .param("before", Times.sql(clock.instant().minus(KEPT)))
                .update();
    }
}
