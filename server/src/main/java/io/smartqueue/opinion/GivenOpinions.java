package io.smartqueue.opinion;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.site.ServiceId;
import io.smartqueue.site.Services;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.Names;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists what people answered. */
@Component
public class GivenOpinions {

    private static final String GIVEN = " from opinion where at is not null and " + OpinionFilter.PLACE + """
            and (:at_most::integer is null or score <= :at_most)
            and (:search::text is null or position(lower(:search) in lower(comment)) > 0)
            """;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final Services services;
    private final OpinionSettingsStore settings;

    GivenOpinions(JdbcClient jdbc, Sites sites, Services services, OpinionSettingsStore settings) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.services = services;
        this.settings = settings;
    }

    /** @throws Refusal 404 for a site or a service that does not exist, or a site that the caller may not see */
    @Transactional(readOnly = true)
    public PageResult<Opinion> list(PageRequest paging, OpinionFilter filter) {
        requirePlace(filter);
        boolean named = settings.current().agentsNamed();
        return paging.of(
                bound(PageRequest.count(GIVEN), filter).query(Long.class).single(),
                bound(
                                """
                                select found.*, site.name as site_name, site.names as site_names,
                                    service.name as service_name, service.names as service_names,
                                    membership.public_name
                                from (select id, number, site_id, service_id, agent_id, question, score, comment,
                                    language, at, given_by\s""" + GIVEN + paging.orderAndLimit()
                                        + """
                                ) found
                                join site on site.id = found.site_id join service on service.id = found.service_id
                                left join membership on membership.id = found.agent_id and :named
                                order by found.%s %s, found.id %2$s
                                """.formatted(paging.column(), paging.descending() ? "desc" : "asc"),
                                filter)
                        .param("named", named)
                        .query(GivenOpinions::opinion)
                        .list());
    }

    /** @throws Refusal 404 for a site or a service that does not exist, or a site that the caller may not see */
    public void requirePlace(OpinionFilter filter) {
        UUID site = filter.site();
        if (site != null) {
            if (!filter.sites().isEmpty() && !filter.sites().contains(site)) {
                throw Refusal.notFound("unknown_site", "There is no such site.");
            }
            sites.get(new SiteId(site));
        }
        UUID service = filter.service();
        if (service != null) {
            services.get(new ServiceId(service));
        }
    }

    private StatementSpec bound(String sql, OpinionFilter filter) {
        return filter.bindPlace(jdbc.sql(sql)).param("at_most", filter.atMost()).param("search", filter.search());
    }

    private static Opinion opinion(ResultSet row, int n) throws SQLException {
        return new Opinion(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new Opinion.Where(
                        new Opinion.Place(row.getObject("site_id", UUID.class), Names.of(row, "site_name")),
                        new Opinion.Place(row.getObject("service_id", UUID.class), Names.of(row, "service_name")),
                        agent(row)),
                Question.of(row.getString("question")),
                new GivenOpinion(
                        row.getInt("score"),
                        row.getString("comment"),
                        row.getString("language"),
                        GivenOpinion.By.of(row.getString("given_by"))),
                Times.instant(row, "at"));
    }

    private static Opinion.@Nullable Agent agent(ResultSet row) throws SQLException {
        String name = row.getString("public_name");
        return name == null ? null : new Opinion.Agent(row.getObject("agent_id", UUID.class), name);
    }
}
