package io.smartqueue.opinion.asking;

import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sees to it that nobody is asked again too soon, by the keyed hashes of their addresses. */
@Component
class AskedAddresses {

    private final JdbcClient jdbc;

    AskedAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that all addresses of the person are asked now, unless one of them was asked too shortly before, or is
     * being asked at this moment. A visit that ends a second time does not count against itself.
     */
    boolean take(AskedVisits.Ended visit, Instant now, Duration between) {
        return visit.addresses().isEmpty() || isAlone(visit) && write(visit, now, between) > 0;
    }

    // Two who wait for each other would be two visits of the same people that end at the same time: one is enough to
    // ask, so nobody waits.
    private boolean isAlone(AskedVisits.Ended visit) {
        return jdbc.sql("""
                        select bool_and(pg_try_advisory_xact_lock(hashtextextended(
                            'asked ' || current_tenant() || ' ' || encode(address_hash(address), 'hex'), 0)))
                        from unnest(:addresses::text[]) as one (address)
                        """)
                .param("addresses", visit.addresses().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private int write(AskedVisits.Ended visit, Instant now, Duration between) {
        return jdbc.sql("""
                        with person as materialized (
                            select address_hash(address) as hash from unnest(:addresses::text[]) as one (address)
                        )
                        insert into asked_address (tenant_id, address_hash, visit_id, asked_at)
                        select current_tenant(), hash, :visit, :now from person
                        where not exists (
                            select from asked_address lately join person also on also.hash = lately.address_hash
                            where lately.asked_at > :since and lately.visit_id <> :visit)
                        on conflict (tenant_id, address_hash) do update
                        set visit_id = excluded.visit_id, asked_at = excluded.asked_at
                        """)
                .param("addresses", visit.addresses().toArray(String[]::new))
                .param("visit", visit.visit().value())
                .param("now", Times.sql(now))
                .param("since", Times.sql(now.minus(between)))
                .update();
    }
}
