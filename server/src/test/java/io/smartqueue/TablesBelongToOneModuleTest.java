package io.smartqueue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.SqlReferences.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.ApplicationModule;

/**
 * A table belongs to one module. SQL of another module refers to it only if that module stands above, or through a
 * view or function of the owner. Imports show nothing of this, so the test reads the SQL.
 */
@DatabaseTest
class TablesBelongToOneModuleTest {

    private static final Map<String, Set<String>> TABLES = Map.ofEntries(
            entry("postgres", Set.of("flyway_schema_history")),
            entry("tenant", Set.of("tenant")),
            entry(
                    "security",
                    Set.of(
                            "account",
                            "membership",
                            "membership_site",
                            "access_token",
                            "login_failure",
                            "known_device")),
            entry("staff", Set.of("invitation", "password_reset")),
            entry("retention", Set.of("retention", "retention_run")),
            entry("idempotency", Set.of("idempotency_key", "sent_form")),
            entry(
                    "customer",
                    Set.of("customer", "suppression", "consent", "sender_stop", "address_key", "push_subscription")),
            entry("site", Set.of("site", "service", "opening_hours", "closed_day")),
            entry(
                    "queue",
                    Set.of(
                            "queue",
                            "join_code",
                            "counter",
                            "counter_queue",
                            "counter_session",
                            "counter_event",
                            "site_incident",
                            "number_series",
                            "service_time",
                            "service_time_version",
                            "learned_past",
                            "visit",
                            "leg",
                            "ticket_event",
                            "public_link",
                            "waiting_time",
                            "announcement",
                            "accuracy_day",
                            "accuracy_hour",
                            "day_figures")),
            entry("report", Set.of("passage_day", "presence_day", "report_progress", "report_settings")),
            entry("counter", Set.of("visit_note")),
            entry("admin", Set.of("import_run")),
            entry("reception", Set.of("taking_count")),
            entry("watch", Set.of("alert", "alert_rule")),
            entry("opinion", Set.of("opinion_settings", "opinion", "asked_address", "opinion_figures")),
            entry(
                    "cost",
                    Set.of(
                            "price_rule",
                            "exchange_rate",
                            "ledger_entry",
                            "cost_day",
                            "free_use",
                            "price_inquiry",
                            "budget",
                            "budget_use",
                            "budget_reservation")),
            entry("channel", Set.of("twilio_account", "former_twilio_account", "push_key")),
            entry("conversation", Set.of("inbound_receipt", "inbound_message", "conversation", "conversation_ticket")),
            entry(
                    "notification",
                    Set.of(
                            "notification_template",
                            "content_template",
                            "notification",
                            "notification_event",
                            "correspondence",
                            "whatsapp_window",
                            "sender",
                            "error_rule",
                            "channel_plan",
                            "message_figures",
                            "counted_message",
                            "incident_telling")),
            entry("display", Set.of("device", "device_key", "pairing", "pairing_guess", "notice", "voice_clip")));

    private static final Map<String, Set<String>> VIEWS = Map.of(
            "queue",
            Set.of("served_queue", "calling_counter", "open_incident", "undone_step", "ended_leg"),
            "opinion",
            Set.of("opinion_count"));

    private static final Map<String, Set<String>> FUNCTIONS = Map.of(
            "tenant", Set.of("current_tenant", "isolate_by_tenant"),
            "staff", Set.of("has_skill"),
            "customer", Set.of("full_name", "suppressed_because", "is_started_again", "keyed_hash", "address_hash"),
            "site", Set.of("weekly_hours"),
            "cost", Set.of("rate_of"),
            "watch", Set.of("alert_threshold"),
            // The functions of customers ask has_own_sender, and know no table of senders.
            "notification",
                    Set.of(
                            "messages_counted",
                            "recipients_counted",
                            "cap_of_lane",
                            "messages_above_caps",
                            "has_own_sender"),
            "queue",
                    Set.of(
                            "counters_open",
                            "standing_since",
                            "add_join_code",
                            "give_join_code",
                            "have_open_visit",
                            "end_push_subscription",
                            "called_alongside",
                            "ahead_of",
                            "next_version",
                            "renew_queues",
                            "number_after",
                            "bounded_mean",
                            "incidents_at",
                            "line_clock",
                            "whole_seconds",
                            "service_seconds",
                            "call_runs_from",
                            "absence_runs_from",
                            "served_legs",
                            "ended_legs",
                            "is_in_line",
                            "is_in_hand",
                            "is_aside"));

    private static final Map<String, String> OWNER_OF_TABLE = owners(TABLES);
    private static final Map<String, String> OWNER_OF_VIEW = owners(VIEWS);
    private static final Map<String, String> OWNER_OF_FUNCTION = owners(FUNCTIONS);

    @Autowired
    JdbcClient jdbc;

    private static Map<String, String> owners(Map<String, Set<String>> owned) {
        return owned.entrySet().stream()
                .flatMap(module -> module.getValue().stream().map(name -> entry(name, module.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void eachTableViewAndFunctionOfTheCatalogueHasOneOwner() {
        assertThat(relations("'r', 'p', 'f'")).containsExactlyInAnyOrderElementsOf(OWNER_OF_TABLE.keySet());
        assertThat(relations("'v', 'm'")).containsExactlyInAnyOrderElementsOf(OWNER_OF_VIEW.keySet());
        assertThat(functions().map(Text::place)).containsExactlyInAnyOrderElementsOf(OWNER_OF_FUNCTION.keySet());
    }

    @Test
    void sqlRefersToTablesOfItsOwnModuleAndOfThoseBelow() {
        Set<String> wrong = new TreeSet<>();
        for (Text text : everySql().toList()) {
            for (String table : SqlReferences.in(text.sql(), OWNER_OF_TABLE.keySet())) {
                String owner = Objects.requireNonNull(OWNER_OF_TABLE.get(table));
                if (!ownAndBelow(text.module()).contains(owner)) {
                    wrong.add("%s refers to %s of %s".formatted(text.place(), table, owner));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What the search does not understand would pass unseen. */
    @Test
    void everyTableIsFoundInTheSqlOfItsOwner() {
        Set<String> found = everySql()
                .flatMap(text -> SqlReferences.in(text.sql(), OWNER_OF_TABLE.keySet()).stream()
                        .filter(table -> text.module().equals(OWNER_OF_TABLE.get(table))))
                .collect(Collectors.toSet());
        assertThat(found).containsExactlyInAnyOrderElementsOf(OWNER_OF_TABLE.keySet());
    }

    private List<String> relations(String kinds) {
        return jdbc.sql("select relname from pg_class where relnamespace = current_schema()::regnamespace"
                        + " and relkind in (" + kinds + ")")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private Stream<Text> everySql() {
        return Stream.concat(SqlReferences.ofSources().stream(), Stream.concat(views(), functions()));
    }

    private Stream<Text> views() {
        return relations("'v', 'm'").stream()
                .map(name -> new Text(
                        String.valueOf(OWNER_OF_VIEW.get(name)),
                        name,
                        jdbc.sql("select pg_get_viewdef(:name::regclass)")
                                .param("name", name)
                                .query(String.class)
                                .single()));
    }

    private Stream<Text> functions() {
        return jdbc
                .sql("select proname, prosrc from pg_proc where pronamespace = current_schema()::regnamespace")
                .query((row, n) -> new Text(
                        String.valueOf(OWNER_OF_FUNCTION.get(row.getString("proname"))),
                        row.getString("proname"),
                        row.getString("prosrc")))
                .list()
                .stream();
    }

    /** By the dependencies that each module declares, and theirs. */
    private static Set<String> ownAndBelow(String module) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(declared(next));
            }
        }
        return reached;
    }

    private static List<String> declared(String module) {
        try {
            ApplicationModule declaration =
                    Class.forName("io.smartqueue." + module + ".package-info").getAnnotation(ApplicationModule.class);
            return Stream.of(declaration.allowedDependencies())
                    .map(dependency -> dependency.split("::")[0].strip())
                    .toList();
        } catch (ClassNotFoundException undeclared) {
            throw new IllegalStateException(module + " has no package-info", undeclared);
        }
    }
}
