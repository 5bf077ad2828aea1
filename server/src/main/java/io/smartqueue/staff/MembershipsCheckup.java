package io.smartqueue.staff;

import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts have rights in several organisations, so that the operator can ask whether it is the same person. */
@Component
@Order(650)
class MembershipsCheckup implements Checkup {

    private static final String TOPIC = "memberships";
    private static final int MOST = 50;

    private final ObjectProvider<JdbcClient> jdbc;

    MembershipsCheckup(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> found = jdbc.getObject()
                .sql("""
                        select email, string_agg(tenant.slug, ', ' order by joined_at, tenant.slug) as organisations,
                               count(*) - count(invited) > 1 as unasked
                        from membership
                        join account on account.id = account_id
                        join tenant on tenant.id = tenant_id
                        left join lateral (
                            select true as invited from invitation
                            where membership_id = membership.id and accepted_at is not null limit 1
                        ) acceptance on true
                        where membership.is_active
                        group by account.id, email having count(*) > 1
                        order by unasked desc, email limit :most
                        """)
                .param("most", MOST)
                .query((row, n) ->
                        found(row.getString("email"), row.getString("organisations"), row.getBoolean("unasked")))
                .list();
        return found.isEmpty()
                ? List.of(Finding.right(TOPIC, "No account works in more than one organisation."))
                : found;
    }

    private static Finding found(String email, String organisations, boolean unasked) {
        return unasked
                ? Finding.note(
                        TOPIC,
                        email + " works in " + organisations + ", where it was not asked to accept.",
                        "Make sure that it is the same person; where it is not, dismiss the agent there.")
                : Finding.note(TOPIC, email + " works in " + organisations + ", and accepted each invitation.");
    }
}
