package io.smartqueue.reception.taking;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits what strangers can take. Every ticket counts for its address, generously, since a carrier puts a whole quarter
 * behind one. A phone that nobody has proved costs money and may be another person's, so one source gives few of them.
 * The caps of the organisation limit how many messages leave, also those about tickets taken elsewhere. Each
 * organisation has counts of its own, in which all servers count together.
 */
@Component
public class Throttle {

    static final int OF_A_DEVICE = 6;
    static final int OF_AN_ADDRESS = 240;
    static final int OF_A_NETWORK = 480;
    static final int PHONES_OF_AN_ADDRESS = 40;
    static final int PHONES_OF_A_NETWORK = 80;
    static final int BROWSERS_OF_A_TICKET = 10;

    private static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Excess TICKETS = new Excess("too_many_tickets", "Too many tickets from here.");
    private static final Excess PHONES = new Excess("too_many_phones", "Too many phones from here.");
    private static final Excess BROWSERS = new Excess("too_many_browsers", "Too many browsers for this ticket.");

    private record Excess(String code, String words) {}

    /**
     * The origin of a form.
     *
     * @param device a name that the browser may have made up
     * @param address of one subscriber
     * @param network in which one subscriber may have many addresses
     */
    public record Source(String device, String address, String network) {

        public static Source of(String device, HttpServletRequest request) {
            return new Source(device, Origin.of(request), Origin.network(request));
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Throttle(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal 429 {@code too_many_tickets} */
    void count(Source source) {
        limit("device " + source.device(), OF_A_DEVICE, TICKETS);
        limit("address " + source.address(), OF_AN_ADDRESS, TICKETS);
        limit("network " + source.network(), OF_A_NETWORK, TICKETS);
    }

    /**
     * A phone of a ticket, which nobody has proved.
     *
     * @throws Refusal 429 {@code too_many_phones}
     */
    public void countPhone(Source source) {
        limit("phones of address " + source.address(), PHONES_OF_AN_ADDRESS, PHONES);
        limit("phones of network " + source.network(), PHONES_OF_A_NETWORK, PHONES);
    }

    /**
     * A browser that is to be told about a ticket: each one has us look up a name, and write.
     *
     * @throws Refusal 429 {@code too_many_browsers}
     */
    public void countBrowser(TicketId ticket) {
        limit("browsers of ticket " + ticket.value(), BROWSERS_OF_A_TICKET, BROWSERS);
    }

    private void limit(String subject, int most, Excess excess) {
        if (next(subject) > most) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, excess.code(), excess.words() + " Wait a few minutes.")
                    .with("retry_after_seconds", WINDOW.toSeconds());
        }
    }

    // Outside of a transaction: the count stays when the ticket is refused, and locks nothing for long.
    private int next(String subject) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into taking_count (subject, since, taken) values (:subject, :now, 1)
                        on conflict (subject) do update set
                            taken = case when taking_count.since <= :over then 1 else taking_count.taken + 1 end,
                            since = case when taking_count.since <= :over then :now else taking_count.since end
                        returning taken
                        """)
                .param("subject", CurrentTenant.get() + " " + subject)
                .param("now", Times.sql(now))
                .param("over", Times.sql(now.minus(WINDOW)))
                .query(Integer.class)
                .single();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    @Transactional
    public void forget() {
        jdbc.sql("delete from taking_count where since < :old")
                .param("old", Times.sql(clock.instant().minus(WINDOW)))
                .update();
    }
}
