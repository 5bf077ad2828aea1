package io.smartqueue.web.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Role;
import io.smartqueue.web.fuzz.Targets;
import io.smartqueue.web.paging.PageRequest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every reading operation of the document, with each of its filters and orders, and every page are asked for in an
 * organisation with a long past; no statement may read it from end to end.
 *
 * <p>Run by hand ({@code mvn test -Dtest=NothingReadsThePast}) and no part of the check: in a past as short as this
 * one, PostgreSQL now and then prefers to read it all.
 */
@DatabaseTest
@Import(NothingReadsThePast.Watching.class)
class NothingReadsThePast {

    private static final int PAST = 40_000;

    /** A count that ends at its limit reads as many visits and as many legs. */
    private static final long MOST = 2L * PageRequest.MOST_COUNTED + 1_000;

    /**
     * The lists of tickets have their indexes, but in a past as short as this one PostgreSQL sometimes rather reads and
     * sorts all than looks for the ten thousand of their limit.
     */
    private static final List<String> LISTS_OF_TICKETS = List.of(
            "\nselect count(*) from (select * from ((select 1 from leg ",
            "\nselect id from (select visit.id, visit.joined_at, visit.number from visit ",
            "\nselect id from (select * from ((select visit.id, visit.joined_at, visit.number from visit ");

    private static final List<String> NOTHING_TO_SHOW = List.of(
            "GET /api/v1/tenants/{slug}/notices/{id}",
            "GET /api/v1/tenants/{slug}/sites/{id}/incident",
            "GET /display/{key}/clips/{clip}",
            "GET /o/{slug}/logo.svg",
            "GET /ws/tenants/{slug}/queues/{id}");

    @TestConfiguration
    static class Watching {
        @Bean
        RowsRead rowsRead() {
            return new RowsRead(MOST);
        }

        @Bean
        @Primary
        DataSource watched(@Qualifier("dataSource") DataSource pools, RowsRead rows) {
            return rows.around(pools);
        }
    }

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    RowsRead rows;

    Branch branch;
    QueueId queue;
    Person agent;
    Person siteManager;
    Targets targets;
    final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void openWithALongPast() throws SQLException {
        branch = Branch.open(organisations, jdbc, transactions);
        Person admin = branch.tenant.admin();
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
        siteManager = branch.tenant.hire(Role.MANAGER, "Moussa", branch.site);
        UUID counter = branch.seat(siteManager.staffId(), queue);
        Answer customer = admin.post(
                        "customers/", Map.of("first_name", "Awa", "phone", "+221771234567", "notify_sms", true))
                .is(201);
        past(counter);
        admin.patch("waiting-time/", Map.of("publish_accuracy", true)).is(200);
        Map<String, String> wanted = Map.of("queue_id", queue.toString(), "customer_id", customer.id());
        Answer ticket = admin.post("tickets/", wanted).is(201);
        admin.post("tickets/", wanted).is(201);
        agent.post("agents/me/call-next/").is(200);
        Answer screen = admin.post("screens/", Map.of("name", "Hall", "site", "plateau"))
                .is(201);
        ids.putAll(Map.of(
                "site", branch.site.toString(),
                "queue", queue.toString(),
                "ticket", ticket.id(),
                "counter", counter.toString(),
                "agent", agent.staffId().toString(),
                "customer", customer.id(),
                "service", admin.get("services/").text("results.0.id"),
                "screen", screen.text("screen.id"),
                "notification", admin.get("/api/v1/admin/notifications/").text("results.0.id"),
                "notification-template",
                        admin.get("/api/v1/admin/notification-templates/").text("results.0.id")));
        Map<String, String> words = new HashMap<>(Map.of("slug", branch.tenant.slug(), "tenant", branch.tenant.slug()));
        words.putAll(Map.of("site", "plateau", "queue", "a", "hex", "0b5a3c", "language", "fr", "lang", "fr"));
        words.put("token", last(ticket.text("public_url")));
        words.put("key", last(screen.text("address")));
        targets = new Targets(new Targets.Known(ids, words));
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private void past(UUID counter) throws SQLException {
        branch.write("""
            insert into visit (id, tenant_id, site_id, language, channel, priority, series, service_day, sequence,
                number, public_token, joined_at, ended_at)
            select ('00' || substr(gen_random_uuid()::text, 3))::uuid, current_tenant(), ?, 'fr', 'api', 'normal',
                'A', joined_at::date, i, 'A' || i, gen_random_uuid(), joined_at, joined_at + interval '10 minutes'
            from generate_series(1, ?) i
            cross join lateral (select now() - interval '1 day' - i * interval '9 minutes' as joined_at) at
            """, branch.site, PAST);
        branch.write("""
            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, called_at,
                started_at, ended_at, moved_at, agent_id, counter_id)
            select id, tenant_id, id, 1, ?, 'completed', joined_at, joined_at, joined_at, joined_at,
                ended_at, ended_at, ?, ?
            from visit
            """, queue.value(), agent.staffId().value(), counter);
        branch.write("""
            insert into ticket_event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type, actor_id,
                counter_id, to_state, at, tx)
            select tenant_id, visit_id, id, queue_id, 'A', 'called', 'staff', agent_id, counter_id, 'called',
                joined_at, row_number() over (order by joined_at)::text::xid8
            from leg
            """);
        branch.write("""
            insert into notification (id, tenant_id, channel, event, recipient, body, status, lane, look_at,
                expires_at, created_at, visit_id, provider_id, sent_at)
            select ('00' || substr(gen_random_uuid()::text, 3))::uuid, tenant_id, 'sms', 'ticket_called',
                '+221771234567', 'A', 'delivered', 1, joined_at, joined_at, joined_at, id, id::text, joined_at
            from visit
            """);
        branch.write("""
            insert into customer (id, tenant_id, first_name, last_name, phone, language)
            select ('00' || substr(gen_random_uuid()::text, 3))::uuid, current_tenant(), 'Fatou', 'Ndiaye ' || i,
                '+22178' || lpad(i::text, 7, '0'), 'fr'
            from generate_series(1, ?) i
            """, PAST);
        try (var owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("vacuum (analyze) visit, leg, ticket_event, notification, customer");
        }
    }

    /** The tests after this one plan for what they have themselves. */
    @AfterEach
    void forgetThePast() throws SQLException {
        try (var owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("select set_config('app.tenant_id', '"
                    + branch.tenant.tenant().id() + "', false)");
            for (String table : List.of("notification", "leg", "visit", "customer")) {
                statement.execute(
                        "delete from " + table + " where tenant_id = current_tenant() and id::text like '00%'");
            }
            statement.execute("delete from ticket_event where tenant_id = current_tenant() and number = 'A'");
            statement.execute("vacuum (analyze) visit, leg, ticket_event, notification, customer");
        }
    }

    @Test
    void fromEndToEnd() {
        var unanswered = new TreeSet<String>();
        var answered = new HashSet<String>();
        for (Person person : List.of(branch.tenant.admin(), siteManager, agent)) {
            for (Target target : all()) {
                for (String query : target.queries) {
                    Answer answer = person.get(target.path + query);
                    (answer.status() < 400 ? answered : unanswered).add(target.name);
                    assertThat(answer.status()).as("%s%s", target.path, query).isLessThan(500);
                }
            }
        }
        unanswered.removeAll(answered);
        assertThat(unanswered).as("has nothing to show here").isSubsetOf(NOTHING_TO_SHOW);
        assertThat(rows.found().keySet().stream()
                        .filter(found -> LISTS_OF_TICKETS.stream().noneMatch(found::contains)))
                .as("request and statement")
                .isEmpty();
    }

    private record Target(String name, String path, List<String> queries) {}

    private List<Target> all() {
        JsonNode api = organisations.nobody().get("/api/openapi.json").is(200).json();
        return Stream.concat(targets.operations(api).stream(), targets.pages(requestMappingHandlerMapping).stream())
                .filter(target ->
                        target.method().equals("GET") && !isStream(target.name().replaceFirst("/$", "")))
                .map(target -> new Target(target.name(), target.path(), queries(api, target.name())))
                .toList();
    }

    private static JsonNode operation(JsonNode api, String name) {
        return api.path("paths").path(name.replaceFirst("GET ", "")).path("get");
    }

    private static boolean isStream(String name) {
        return name.endsWith("/events") && !name.contains("/tickets/") && !name.contains("/counters/");
    }

    /** Without a filter, and with each value of each filter alone. */
    private List<String> queries(JsonNode api, String name) {
        List<String> queries = new ArrayList<>(List.of(""));
        for (JsonNode parameter : operation(api, name).path("parameters")) {
            if (parameter.path("in").asString().equals("query")) {
                String key = parameter.path("name").asString();
                values(key, parameter.path("schema")).forEach(value -> queries.add("?" + key + "=" + value));
            }
        }
        if (name.endsWith("/stats/days")) {
            LocalDate today = LocalDate.now();
            queries.add("?from=" + today.minusDays(7) + "&to=" + today);
        }
        return queries;
    }

    /** Values that much of the past has, and some that nothing has. */
    private List<String> values(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().map(JsonNode::asString).toList();
        }
        if (schema.path("format").asString("").equals("uuid")) {
            return List.of(String.valueOf(ids.get(name)), UUID.randomUUID().toString());
        }
        if (schema.path("format").asString("").equals("date")) {
            return List.of(LocalDate.now().minusDays(30).toString());
        }
        return switch (name) {
            // A part of a name is looked for in all names.
            case "page", "page_size", "q" -> List.of();
            case "recipient", "phone" -> List.of("%2B221771234567", "%2B221779999999");
            case "tenant" -> List.of(branch.tenant.slug());
            default -> schema.path("type").asString("").equals("boolean") ? List.of("true", "false") : List.of("abc");
        };
    }
}
