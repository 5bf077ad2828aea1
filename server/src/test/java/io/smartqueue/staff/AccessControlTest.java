package io.smartqueue.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may speak is decided before the body is read: 401, then 404, then 403, then 413, 415 and 400. */
@DatabaseTest
class AccessControlTest {

    private static final String TWO_MEGABYTES = "{\"name\": \"" + "x".repeat(2 << 20) + "\"}";

    private static final String[] FORWARDED = {
        "X-Forwarded-For", "Forwarded", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Via"
    };

    @Autowired
    Organisations organisations;

    TestTenant bank;
    Person stranger;

    @BeforeEach
    void open() {
        bank = organisations.open();
        stranger = organisations.open().admin();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"A\"}", "{", "", "2MB"})
    void asksFirstWhoThenWhereThenWhetherThenWhat(String given) {
        String body = given.equals("2MB") ? TWO_MEGABYTES : given;
        String sites = "/api/v1/tenants/" + bank.slug() + "/sites/";
        String one = sites
                + bank.admin().post("sites/", Map.of("name", "Plateau")).is(201).id() + "/";
        String none = sites + UUID.randomUUID() + "/";

        organisations.nobody().post(sites, body).refused(401, "not_signed_in");
        organisations.nobody().put(none, body).refused(401, "not_signed_in");
        stranger.post(sites, body).refused(404, "unknown_tenant");
        stranger.put(one, body).refused(404, "unknown_tenant");
        bank.agent().put(none, body).refused(404, "not_found");
        bank.agent().put(sites + "no-id/", body).refused(404, "not_found");
        bank.agent().put(one, body).refused(403, "missing_right");
        bank.agent().post(sites, body).refused(403, "missing_right");
        bank.agent().send("POST", sites, body, "text/plain").refused(403, "missing_right");
        bank.agent().send("PUT", one, body, "application/x-www-form-urlencoded").refused(403, "missing_right");
    }

    @Test
    void readsTheBodyLast() {
        Person admin = bank.admin();
        admin.post("sites/", TWO_MEGABYTES).refused(413, "body_too_large");
        admin.send("POST", "sites/", TWO_MEGABYTES, "text/plain").refused(413, "body_too_large");
        admin.send("POST", "sites/", "name: A", "application/yaml").refused(415, "unsupported_media_type");
        admin.post("sites/", "{\"name\": ").refused(400, "invalid_json");
        admin.post("sites/", "").refused(400, "invalid_json");
        admin.post("sites/").refused(400, "invalid_json");
        admin.post("sites/", "[]").refused(400, "invalid_json");
        admin.post("sites/", "\"A\"").refused(400, "invalid_json");
        admin.post("sites/", "null").refused(400, "invalid_json");
        admin.post("sites/", "{\"name\": \"A\\u0000\"}").rejects("name:invalid_value");
        assertThat(admin.get("sites/").json().path("count").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"sites, 403, 403, 201", "services, 403, 403, 201", "customers, 201, 201, 201", "agents, 403, 403, 201"})
    void opensAsFarAsTheRoleReaches(String collection, int agent, int manager, int admin) {
        String body = switch (collection) {
            case "sites" -> "{\"name\": \"A%s\"}";
            case "services" -> "{\"name\": \"A\", \"code\": \"A\"}";
            case "customers" -> "{\"first_name\": \"A%s\"}";
            default -> "{\"name\": \"A\", \"email\": \"a%s@b.example\", \"role\": \"agent\"}";
        };
        assertThat(bank.agent()
                        .post(collection, body.formatted(Organisations.unique()))
                        .status())
                .isEqualTo(agent);
        assertThat(bank.manager()
                        .post(collection, body.formatted(Organisations.unique()))
                        .status())
                .isEqualTo(manager);
        assertThat(bank.admin()
                        .post(collection, body.formatted(Organisations.unique()))
                        .status())
                .isEqualTo(admin);
        for (Person person : new Person[] {bank.agent(), bank.manager(), bank.admin()}) {
            person.get(collection + "/").is(200);
        }
    }

    @Test
    void letsTheOperatorIntoEveryOrganisation() {
        Person operator = organisations.operator();
        String base = "/api/v1/tenants/" + bank.tenant().id();
        operator.post(base + "/sites", Map.of("name", "A")).is(201);
        assertThat(bank.agent().get("sites").json().path("count").asInt()).isEqualTo(1);
    }

    @Test
    void doesNotMindATrailingSlash() {
        String id = bank.admin().post("sites", Map.of("name", "A")).is(201).id();
        bank.admin().get("sites/" + id).is(200);
        bank.admin().get("sites/" + id + "/").is(200);
        organisations.nobody().get("/api/v1/auth/me").refused(401, "not_signed_in");
    }

    @Test
    void saysInTheSameFormThatThereIsNothing() {
        Person admin = bank.admin();
        admin.get("nothing/").refused(404, "not_found");
        admin.get("/api/v1/nothing/").refused(404, "not_found");
        admin.get("/nothing").refused(404, "not_found");
        admin.get("/api/v1/tenants/nobody/sites/").refused(404, "unknown_tenant");
        admin.delete("sites/").refused(405, "method_not_allowed");
        admin.get("/api/v1/;a=b").refused(400, "bad_request");
        assertThat(admin.delete("sites/").headers().firstValue("Allow").orElse(""))
                .contains("GET");
    }

    @Test
    void showsMeasurementsToACollectorOnThisMachineAndToTheOperator() {
        String path = "/actuator/prometheus";
        assertThat(organisations.nobody().get(path).is(200).body())
                .contains("smartqueue_", "hikaricp_connections", "jvm_");
        organisations.nobody().with("no token of ours").get(path).is(200);
        bank.admin().get(path).refused(403, "missing_right");
        organisations.operator().get(path).is(200);
        for (String header : FORWARDED) {
            organisations.nobody().get(path, header, "127.0.0.1").refused(401, "not_signed_in");
            bank.admin().get(path, header, "127.0.0.1").refused(403, "missing_right");
            organisations.operator().get(path, header, "127.0.0.1").is(200);
        }
    }

    @Test
    void tellsAStrangerOfTheHealthNoMoreThanAWord() {
        for (String path :
                new String[] {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"}) {
            assertThat(organisations
                            .nobody()
                            .get(path, "X-Forwarded-For", "198.51.100.7")
                            .is(200)
                            .json()
                            .propertyNames())
                    .isSubsetOf("status", "groups");
        }
        organisations.nobody().get("/actuator/env").refused(404, "not_found");
        organisations.nobody().get("/actuator/env", "Via", "1.1 a proxy").refused(401, "not_signed_in");
    }

    /** No spelling of an address gets past the tenant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/%74enants/SLUG/sites/",
                "/api/v1/tenants/%SLUG/sites/",
                "/api/v1/./tenants/SLUG/sites",
                "/api//v1/tenants/SLUG/sites",
                "/api/v1/tenants/SLUG%2Fsites",
                "/api/v1/tenants/SLUG/%73ites/"
            })
    void readsAnAddressAsTheControllersDo(String spelling) {
        String encoded =
                "%" + Integer.toHexString(bank.slug().charAt(0)) + bank.slug().substring(1);
        String path = spelling.replace("%SLUG", encoded).replace("SLUG", bank.slug());
        assertThat(stranger.get(path).status()).isIn(400, 404);
        assertThat(organisations.nobody().get(path).status()).isIn(400, 401);
        assertThat(bank.agent().get(path).status()).isIn(200, 400, 404);
    }
}
