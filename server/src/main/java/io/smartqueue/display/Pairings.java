package io.smartqueue.display;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A screen shows a short code; staff type it in to pair the screen with their organisation. The screen proves by its
 * own secret that it is the one, and only then a key is created, for this screen alone.
 */
@Component
public class Pairings {

    public static final Duration LIFE = Duration.ofMinutes(10);

    /** Without characters that are easily confused: 0 O, 1 I L, 5 S, 2 Z, 8 B, U V. */
    private static final String SIGNS = "ACDEFGHJKMNPQRTWXY34679";

    private static final int SIGNS_OF_A_CODE = 6;
    private static final int MOST_FOR_ONE_ADDRESS = 30;
    private static final int MOST_AT_ALL = 10_000;

    /** @param secret known to the screen only, while it waits */
    public record Offer(String code, String secret) {}

    private record Taken(UUID tenant, UUID device) {}

    private final JdbcClient jdbc;
    private final DeviceKeys keys;
    private final CodeAttempts codeAttempts;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Pairings(
            JdbcClient jdbc,
            DeviceKeys keys,
            CodeAttempts codeAttempts,
            TransactionOperations transactions,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.codeAttempts = codeAttempts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A new code for a waiting screen.
     *
     * @throws Refusal 429 when too many screens wait already, of one address or altogether
     */
    @Transactional
    public Offer offer(String address) {
        Instant now = clock.instant();
        for (int attempt = 0; attempt < 5; attempt++) {
            var offer = new Offer(Hash.random(SIGNS, SIGNS_OF_A_CODE), Hash.newSecret());
            int made = jdbc.sql("""
                            insert into pairing (code_hash, secret_hash, address, created_at, expires_at)
                            select :code, :secret, :address, :now, :expires
                            where (select count(*) from pairing
                                   where address = :address and created_at > :lately) < :most_here
                              and (select count(*) from pairing) < :most
                            on conflict (code_hash) do nothing
                            """)
                    .param("code", Hash.of(offer.code()))
                    .param("secret", Hash.of(offer.secret()))
                    .param("address", address)
                    .param("now", Times.sql(now))
                    .param("expires", Times.sql(now.plus(LIFE)))
                    .param("lately", Times.sql(now.minus(LIFE)))
                    .param("most_here", MOST_FOR_ONE_ADDRESS)
                    .param("most", MOST_AT_ALL)
                    .update();
            if (made == 1) {
                return offer;
            }
        }
        throw Refusal.of(Refusal.Kind.TOO_MANY, "too_many_screens", "Too many screens wait to be paired.")
                .with("retry_after_seconds", 60);
    }

    /** Whether the screen with this secret still waits and its code is still valid. */
    @Transactional(readOnly = true)
    public boolean isWaiting(String secret) {
        return jdbc.sql("""
                        select exists (
                            select from pairing where secret_hash = :secret
                                and (expires_at > :now or device_id is not null)
                        )
                        """)
                .param("secret", Hash.of(secret))
                .param("now", Times.sql(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** The key of the screen with this secret, once it has been paired; returned only once. */
    public Optional<Secret> fetch(String secret) {
        return Optional.ofNullable(transactions.execute(status -> jdbc.sql("""
                                delete from pairing where secret_hash = :secret and device_id is not null
                                returning tenant_id, device_id
                                """)
                .param("secret", Hash.of(secret))
                .query((row, n) ->
                        new Taken(row.getObject("tenant_id", UUID.class), row.getObject("device_id", UUID.class)))
                .optional()
                .map(this::issue)
                .orElse(null)));
    }

    // The transaction began without an organisation, so set it in the database here.
    private Secret issue(Taken taken) {
        jdbc.sql("select set_config('app.tenant_id', :tenant, true)")
                .param("tenant", taken.tenant().toString())
                .query(String.class)
                .single();
        TenantId tenant = new TenantId(taken.tenant());
        return CurrentTenant.call(tenant, () -> keys.issue(tenant, taken.device()));
    }

    /**
     * Gives a device of the current organisation to the screen that shows the code.
     *
     * @throws Refusal 404 {@code unknown_code} when no screen shows it any more, or it was just taken; 429
     *     after too many of these
     */
    @Transactional
    public void take(String code, UUID device, UUID account) {
        codeAttempts.count(account);
        int taken = jdbc.sql("""
                        update pairing set tenant_id = :tenant, device_id = :device
                        where code_hash = :code and device_id is null and expires_at > :now
                        """)
                .param("code", Hash.of(plain(code)))
                .param("tenant", CurrentTenant.get().value())
                .param("device", device)
                .param("now", Times.sql(clock.instant()))
                .update();
        if (taken == 0) {
            throw Refusal.notFound("unknown_code", "No screen shows this code now. Look at it again.");
        }
        codeAttempts.forget(account);
    }

    private static String plain(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5M")
    @Transactional
    public void forgetExpired() {
        jdbc.sql("delete from pairing where expires_at < :old")
                .param("old", Times.sql(clock.instant().minus(LIFE)))
                .update();
    }
}
