package io.smartqueue.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What PostgreSQL itself says about who sees which row. */
@DatabaseTest
class DatabaseCatalogueTest {

    private static final Map<String, String> OF_NO_TENANT = Map.ofEntries(
            Map.entry("tenant", "lists the organisations, so that a slug in a path leads to one"),
            Map.entry("account", "a person signs in before anybody knows for which organisation"),
            Map.entry("membership", "says to which organisations an account belongs"),
            Map.entry("membership_site", "says which sites an account may see, before a tenant is chosen"),
            Map.entry("invitation", "a person accepts before anybody knows for which organisation"),
            Map.entry("password_reset", "a secret tells the account, which tells the organisations"),
            Map.entry("access_token", "a token tells the account, which tells the organisations"),
            Map.entry("login_failure", "counts guesses at accounts, known or not"),
            Map.entry("sent_form", "operators send forms of no organisation; holds hashes and addresses of pages"),
            Map.entry("known_device", "a browser tells that an account was signed in to with it before"),
            Map.entry("taking_count", "counts tickets for limits, and is emptied for all organisations at once"),
            Map.entry("public_link", "an address that a customer holds tells whose ticket it is"),
            Map.entry("device_key", "a screen's key tells whose screen it is"),
            Map.entry(
                    "pairing",
                    "a screen waits for its organisation with a code, before anybody knows which it will be"),
            Map.entry("join_code", "a code in a message tells which organisation's queue is meant"),
            Map.entry("sender_stop", "a stop on the sender counts for all organisations that write from it"),
            Map.entry(
                    "address_key", "hashes of addresses compare across organisations; the application cannot read it"),
            Map.entry("push_key", "push services know the installation, not its organisations"),
            Map.entry("correspondence", "tells which organisation wrote to an address last; addresses are hashed"),
            Map.entry(
                    "whatsapp_window",
                    "a person's window is open for the sender that organisations share; addresses are hashed"),
            Map.entry("inbound_receipt", "a message counts once, before anybody knows for which organisation"),
            Map.entry("error_rule", "the provider's codes mean the same for all organisations"),
            Map.entry("price_rule", "the provider's prices are the same for all organisations"),
            Map.entry("exchange_rate", "so are the rates of exchange"),
            Map.entry("free_use", "organisations that share a sender share the messages that it has free"),
            Map.entry("sender", "messages of all organisations leave from the same addresses, at one pace"),
            Map.entry("retention_run", "says when the daily retention ran for all organisations"),
            Map.entry("flyway_schema_history", "is the migrations' own; the application cannot read it"));

    /** Beside the one of the application: who else sees rows, of which table. */
    private static final List<String> MORE_POLICIES = List.of(
            "notification.dispatcher_claims to smartqueue_dispatcher",
            "notification_event.dispatcher_parks to smartqueue_dispatcher",
            "content_template.dispatcher_finds to smartqueue_dispatcher",
            "import_run.dispatcher_finds to smartqueue_dispatcher",
            "price_inquiry.dispatcher_asks to smartqueue_dispatcher",
            "push_subscription.dispatcher_ends to smartqueue_dispatcher",
            "twilio_account.dispatcher_finds to smartqueue_dispatcher",
            "former_twilio_account.dispatcher_finds to smartqueue_dispatcher",
            "incident_telling.dispatcher_finds to smartqueue_dispatcher",
            "leg.dispatcher_finds to smartqueue_dispatcher",
            "queue.dispatcher_finds to smartqueue_dispatcher",
            "counter.dispatcher_finds to smartqueue_dispatcher",
            "counter_session.dispatcher_finds to smartqueue_dispatcher",
            "site.dispatcher_finds to smartqueue_dispatcher",
            "service.dispatcher_finds to smartqueue_dispatcher",
            "device.dispatcher_finds to smartqueue_dispatcher",
            "budget.dispatcher_finds to smartqueue_dispatcher",
            "budget_use.dispatcher_finds to smartqueue_dispatcher",
            "alert_rule.dispatcher_finds to smartqueue_dispatcher",
            "alert.dispatcher_finds to smartqueue_dispatcher");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Organisations organisations;

    @Test
    void closesEveryTableButTheNamedOnes() {
        List<String> open = jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'f')
                          and not (relrowsecurity and relforcerowsecurity)
                        """).query((row, n) -> row.getString(1)).list();

        assertThat(open).containsExactlyInAnyOrderElementsOf(OF_NO_TENANT.keySet());
    }

    @Test
    void letsNoViewReadWithTheRightsOfItsOwner() {
        assertThat(jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('v', 'm')
                          and not coalesce('security_invoker=true' = any(reloptions), false)
                        """).query((row, n) -> row.getString(1)).list()).isEmpty();
    }

    @Test
    void showsTheApplicationTheCurrentTenantsRowsAndNoOthers() {
        record Policy(String tab, String name, String roles, String cmd, String qual, String check) {}
        List<Policy> policies = jdbc.sql("""
                        select tablename as tab, policyname as name, array_to_string(roles, ',') as roles, cmd,
                               coalesce(qual, '') as qual, coalesce(with_check, '') as check
                        from pg_policies where schemaname = current_schema()
                        """)
                .query((row, n) -> new Policy(
                        row.getString("tab"),
                        row.getString("name"),
                        row.getString("roles"),
                        row.getString("cmd"),
                        row.getString("qual"),
                        row.getString("check")))
                .list();

        assertThat(policies.stream().filter(policy -> policy.name().equals("tenant_isolation")))
                .isNotEmpty()
                .allSatisfy(policy -> {
                    assertThat(policy.roles()).isEqualTo("smartqueue_app");
                    assertThat(policy.cmd()).isEqualTo("ALL");
                    assertThat(policy.qual()).isEqualTo("(tenant_id = ( SELECT current_tenant() AS current_tenant))");
                    assertThat(policy.check()).isEqualTo("(tenant_id = current_tenant())");
                })
                .extracting(Policy::tab)
                .containsExactlyInAnyOrderElementsOf(isolated());
        assertThat(policies.stream().filter(policy -> policy.name().equals("archive")))
                .as("what the archivist sees")
                .allSatisfy(policy -> assertThat(policy.roles()).isEqualTo("smartqueue_archivist"))
                .extracting(Policy::tab)
                .containsExactlyInAnyOrderElementsOf(isolated());
        assertThat(policies.stream()
                        .filter(policy -> !policy.name().equals("tenant_isolation")
                                && !policy.name().equals("archive")))
                .extracting(policy -> policy.tab() + "." + policy.name() + " to " + policy.roles())
                .containsExactlyInAnyOrderElementsOf(MORE_POLICIES);
    }

    @Test
    void namesTheTenantInEachRowAndInEachReference() {
        assertThat(jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                          and relforcerowsecurity
                          and not exists (select from pg_attribute
                                          where attrelid = pg_class.oid and attname = 'tenant_id' and attnotnull)
                        """).query((row, n) -> row.getString(1)).list()).isEmpty();
        assertThat(jdbc.sql("""
                        select conrelid::regclass || '.' || conname from pg_constraint
                        join pg_class target on target.oid = confrelid
                        join pg_class source on source.oid = conrelid
                        where contype = 'f' and target.relforcerowsecurity and source.relforcerowsecurity
                          and not exists (select from pg_attribute
                                          where attrelid = conrelid and attname = 'tenant_id' and attnum = any(conkey))
                        """).query((row, n) -> row.getString(1)).list())
                .as("references that could reach a stranger's row")
                .isEmpty();
    }

    /** By default a fifth of a table may be dead before it is cleaned, and the heads of queues are among the dead. */
    @Test
    void cleansTheTablesThatEveryActChangesLongBeforeTheDefault() {
        assertThat(jdbc.sql("""
                        select relname || ' ' || setting from pg_class cross join unnest(reloptions) setting
                        where relnamespace = current_schema()::regnamespace
                          and setting like 'autovacuum_vacuum%scale_factor=%'
                        """).query((row, n) -> row.getString(1)).list())
                .contains(
                        "leg autovacuum_vacuum_scale_factor=0.01",
                        "notification autovacuum_vacuum_scale_factor=0.01",
                        "ticket_event autovacuum_vacuum_insert_scale_factor=0.01");
    }

    /** A table without a row may be read without a tenant: it has nothing to show. */
    @Test
    void failsWhenNobodySaysForWhom() {
        new SampleRows(jdbc, transaction).of(organisations.open());
        Set<String> withRows = Set.of(
                "site", "service", "counter", "queue", "counter_queue", "customer", "visit", "leg", "notification");
        for (String table : isolated()) {
            assertThat(List.of(
                            seen(() -> transaction.execute(status -> count(table))),
                            // On a connection that has served a tenant before.
                            seen(() -> count(table))))
                    .as(table)
                    .isSubsetOf(withRows.contains(table) ? List.of(REFUSED) : List.of(REFUSED, "0"));
        }
    }

    private static final String REFUSED = "no tenant is set";

    private String count(String table) {
        return jdbc.sql("select count(*) from " + table).query(String.class).single();
    }

    private static String seen(Supplier<String> look) {
        try {
            return look.get();
        } catch (DataAccessException refused) {
            return String.valueOf(refused.getMostSpecificCause().getMessage()).contains(REFUSED)
                    ? REFUSED
                    : "another fault";
        }
    }

    @Test
    void writesForNobodyElse() {
        TenantId one = organisations.open().tenant().id();
        TenantId other = organisations.open().tenant().id();

        assertThatThrownBy(() -> CurrentTenant.run(
                        one,
                        () -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into service (id, tenant_id, name, code, expected_minutes) values (?, ?, 'A', 'A', 1)
                        """)
                                .params(UUID.randomUUID(), other.value())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    /** Plans for all are made for acts alone: a list with filters would be read by the wrong index. */
    @Test
    void plansActsOnceAndNothingBeyondThem() {
        var reading = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        reading.setReadOnly(true);
        CurrentTenant.run(organisations.open().tenant().id(), () -> {
            transaction.executeWithoutResult(status -> assertThat(planning()).isEqualTo("force_generic_plan"));
            reading.executeWithoutResult(status -> assertThat(planning()).isEqualTo("auto"));
        });
        assertThat(planning()).isEqualTo("auto");
    }

    private String planning() {
        return jdbc.sql("show plan_cache_mode").query(String.class).single();
    }

    private List<String> isolated() {
        return jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                          and relforcerowsecurity and relrowsecurity
                        """).query((row, n) -> row.getString(1)).list();
    }
}
