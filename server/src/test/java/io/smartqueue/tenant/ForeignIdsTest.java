package io.smartqueue.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** An id of another organisation in a body is unknown there, whatever field has it, and is not stored. */
@DatabaseTest
class ForeignIdsTest {

    private static final String HOME = "/api/v1/tenants/{slug}/";
    /** Fields that take an id or a name, which the document shows as text. */
    private static final Set<String> REFERENCES = Set.of("site", "service", "tenant");

    /**
     * Method, path, field, kind of thing, body: {@code ID} stands for the id, {@code NEW} for a new word, and a word
     * in brackets for the organisation's own thing.
     */
    private static final String BODIES = "/ids-in-bodies.csv";

    private static final String UNKNOWN = "\"code\":\"(unknown_[a-z]+|not_found|not_changeable|agent_not_at_counter)\"";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    TestTenant bank;
    Map<String, String> own = Map.of();
    Map<String, String> foreign = Map.of();

    @BeforeEach
    void furnish() {
        bank = organisations.open();
        TestTenant clinic = organisations.open();
        var rows = new SampleRows(jdbc, transaction);
        own = named(rows.of(bank), bank);
        foreign = named(rows.of(clinic), clinic);
    }

    private static Map<String, String> named(Map<String, String> rows, TestTenant of) {
        Map<String, String> things = new HashMap<>(rows);
        things.put("tenant", of.tenant().id().toString());
        things.put("email", of.agent().email());
        return things;
    }

    @ParameterizedTest
    @CsvFileSource(resources = BODIES, delimiter = '|', quoteCharacter = '`')
    void areUnknownAndNotStored(String method, String path, String field, String kind, String body) {
        String counter = String.valueOf(own.get("counters"));
        if (path.startsWith("agents/me/") || field.equals("target_agent_id")) {
            bank.agent()
                    .post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                    .is(200);
        }
        Answer refused = send(method, path, body, Objects.requireNonNull(foreign.get(kind)));
        assertThat(refused.status()).as("%s of another organisation", field).isIn(400, 404);
        assertThat(refused.body()).containsPattern(UNKNOWN);
        assertThat(everyRow()).doesNotContain(String.valueOf(foreign.get(kind)));
        assertThat(send(method, path, body, Objects.requireNonNull(own.get(kind)))
                        .body())
                .as("the same with %s of its own", field)
                .doesNotContainPattern(UNKNOWN);
    }

    private Answer send(String method, String path, String body, String id) {
        String words = body.replace("ID", id).replace("NEW", "n" + Organisations.unique());
        for (var thing : own.entrySet()) {
            words = words.replace("<" + thing.getKey() + ">", thing.getValue());
        }
        Person person = path.startsWith("agents/me") ? bank.agent() : bank.admin();
        return person.send(
                method,
                path.replace("{id}", String.valueOf(own.get(path.replaceFirst(".*?([a-z-]+)/\\{id}.*", "$1")))),
                words,
                "application/json");
    }

    private String everyRow() {
        List<String> tables = jdbc.sql("""
                        select relname from pg_class join pg_attribute on attrelid = pg_class.oid
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                          and attname = 'tenant_id'
                        """).query((row, n) -> row.getString(1)).list();
        var rows = new StringBuilder();
        CurrentTenant.run(
                bank.tenant().id(),
                () -> transaction.executeWithoutResult(status -> tables.forEach(
                        table -> rows.append(jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from " + table
                                        + " t where tenant_id = ?")
                                .param(bank.tenant().id().value())
                                .query(String.class)
                                .single()))));
        assertThat(rows).contains(own.get("sites"));
        return rows.toString();
    }

    /** From the OpenAPI document, so that a new field with an id needs its line above. */
    @Test
    void areTriedInEveryFieldThatTakesOne() throws Exception {
        JsonNode document = organisations.nobody().get("/api/openapi.json").json();
        var fields = new TreeSet<String>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> ids(document, schema(document, method.getValue()), "", new ArrayList<>())
                                .forEach(field -> fields.add(method.getKey().toUpperCase(Locale.ROOT) + " "
                                        + path.getKey().replace(HOME, "") + " " + field))));
        var tried = new TreeSet<String>();
        try (var lines = Objects.requireNonNull(getClass().getResourceAsStream(BODIES))) {
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" \\| "))
                    .forEach(line -> tried.add(line[0] + " " + line[1] + " " + line[2]));
        }
        assertThat(fields).isNotEmpty().isSubsetOf(tried);
    }

    private static JsonNode schema(JsonNode document, JsonNode operation) {
        return resolve(document, operation.at("/requestBody/content/application~1json/schema"));
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static List<String> ids(JsonNode document, JsonNode schema, String before, List<String> found) {
        schema.path("properties").propertyStream().forEach(property -> {
            String name = property.getKey();
            JsonNode value = resolve(document, property.getValue());
            JsonNode one = value.has("items") ? resolve(document, value.path("items")) : value;
            if (one.path("format").asString("").equals("uuid") || REFERENCES.contains(name) || name.endsWith("_id")) {
                found.add(before + name);
            } else if (one.has("properties")) {
                ids(document, one, before + name + ".", found);
            }
        });
        return found;
    }
}
