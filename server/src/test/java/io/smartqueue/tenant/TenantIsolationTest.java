package io.smartqueue.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the OpenAPI document, so that a new path is covered by being there. */
@DatabaseTest
class TenantIsolationTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern BELOW_TENANT = Pattern.compile("/(?:api/v1|ws)/tenants/\\{slug}(?:/([a-z-]+)(/.*)?)?");
    private static final Pattern THING =
            Pattern.compile("/(?:api/v1/tenants/\\{slug}|api/v1/admin|ws/tenants/\\{slug})/([a-z-]+)/\\{id}.*");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** The operator alone changes them, or they are of no organisation. */
    private static final Set<String> OF_THE_INSTALLATION = Set.of(
            "/admin/senders/",
            "/admin/error-rules/",
            "/admin/inbound-messages/",
            "/admin/price-rules/",
            "/admin/tenants/",
            "/admin/exchange-rates/");

    TestTenant bank;
    Person stranger;
    String strangersSlug = "";
    Map<String, String> things = Map.of();
    List<String[]> operations = new ArrayList<>();

    @BeforeEach
    void furnish() {
        bank = organisations.open();
        TestTenant clinic = organisations.open();
        stranger = clinic.admin();
        strangersSlug = clinic.slug();
        things = new SampleRows(jdbc, transaction).of(bank);
        organisations
                .nobody()
                .get("/api/openapi.json")
                .json()
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method ->
                                operations.add(new String[] {method.toUpperCase(Locale.ROOT), path.getKey()})));
    }

    @Test
    void nothingOfATenantIsThereForAStranger() {
        Map<String, String> before = everyRow();
        int asked = 0;
        for (String[] operation : operations) {
            if (operation[1].contains("{slug}")) {
                assertThat(BELOW_TENANT.matcher(operation[1]).matches())
                        .as(operation[1])
                        .isTrue();
                for (String name : List.of(bank.slug(), bank.tenant().id().toString())) {
                    nothingThere(stranger, operation[0], fill(operation[1], name));
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(40);
        assertThat(everyRow()).isEqualTo(before);
    }

    @Test
    void nothingOfATenantIsThereInTheStrangersOwnOrganisation() {
        Map<String, String> before = everyRow();
        int asked = 0;
        for (String[] operation : operations) {
            if (THING.matcher(operation[1]).matches()
                    && OF_THE_INSTALLATION.stream().noneMatch(operation[1]::contains)) {
                nothingThere(stranger, operation[0], fill(operation[1], strangersSlug));
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(15);
        assertThat(everyRow()).isEqualTo(before);
    }

    @Test
    void aStrangersTenantCannotBeNamedElsewhereEither() {
        for (String[] operation : operations) {
            if (operation[0].equals("GET")
                    && operation[1].matches("/api/v1/admin/[a-z-]+")
                    && OF_THE_INSTALLATION.stream().noneMatch((operation[1] + "/")::contains)) {
                nothingThere(stranger, "GET", operation[1] + "?tenant=" + bank.slug());
            }
        }
    }

    @Test
    void theOwnerFindsEverything() {
        for (String[] operation : operations) {
            Matcher thing = THING.matcher(operation[1]);
            if (operation[0].equals("GET")
                    && thing.matches()
                    && operation[1].endsWith("{id}")
                    && OF_THE_INSTALLATION.stream().noneMatch(operation[1]::contains)) {
                bank.admin()
                        .send("GET", fill(operation[1], bank.slug()), null, "")
                        .is(operation[1].startsWith("/ws/") ? 426 : 200);
            }
        }
    }

    private static void nothingThere(Person person, String method, String path) {
        Answer answer = person.send(method, path, method.equals("GET") ? null : "{}", "application/json");
        answer.is(404);
        assertThat(answer.text("code")).as(answer.body()).isIn("unknown_tenant", "not_found");
    }

    private String fill(String path, String slug) {
        String filled = path.replace("{slug}", slug)
                .replace("{event}", "ticket_called")
                .replace("{month}", "default")
                .replace("{kind}", "waits");
        Matcher thing = THING.matcher(path);
        if (thing.matches()) {
            assertThat(things).as("Furniture has nothing for %s", path).containsKey(thing.group(1));
            filled = filled.replace("{id}", String.valueOf(things.get(thing.group(1))));
        }
        assertThat(filled).as("a path's first thing is called {id}").doesNotContain("{");
        return filled;
    }

    private Map<String, String> everyRow() {
        List<String> tables = jdbc.sql("""
                        select relname from pg_class join pg_attribute on attrelid = pg_class.oid
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                          and attname = 'tenant_id'
                        """).query((row, n) -> row.getString(1)).list();
        Map<String, String> rows = new TreeMap<>();
        CurrentTenant.run(
                bank.tenant().id(),
                () -> transaction.executeWithoutResult(status -> tables.forEach(table -> rows.put(
                        table,
                        jdbc.sql("select coalesce(string_agg(t::text, '\n' order by t::text), '')" + " from " + table
                                        + " t where tenant_id = ?")
                                .param(bank.tenant().id().value())
                                .query(String.class)
                                .single()))));
        assertThat(rows.get("visit")).isNotEmpty();
        return rows;
    }
}
