package io.smartqueue.display;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices that are over, and screens that were revoked. */
@Component
@Order(13)
class OldScreens implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        with notices as (
                            delete from notice where tenant_id = :tenant and ends_at < :before returning 1
                        ), screens as (
                            select id from device where tenant_id = :tenant and revoked_at < :before
                        ), keys as (
                            delete from device_key using screens where device_key.device_id = screens.id
                        ), gone as (
                            delete from device using screens where device.id = screens.id returning 1
                        )
                        select (select count(*) from notices) + (select count(*) from gone)
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.events()))
                .query(Integer.class)
                .single();
    }
}
