package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Branch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who reads a resource, edits it and writes it back changes what they edited, and nothing else. */
@DatabaseTest
class ReadEditWriteTest {

    /** Of the operator, or named by something else than an id; their own tests change them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "/admin/senders/",
            "/admin/error-rules/",
            "/admin/price-rules/",
            "/admin/tenants/",
            "/channel-plans/{event}",
            "/twilio-account",
            "/budgets/{month}");

    /** Once given they stay, because they are part of printed addresses. */
    private static final Set<String> KEPT_WHEN_NULL = Set.of("slug");

    /**
     * Written once, on the way to what is read: the code of a screen is used up when the screen is paired, and whether
     * somebody is invited by e-mail is asked when they are taken on.
     */
    private static final Set<String> NEVER_READ = Set.of("code", "invite");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Person admin;
    String site;
    String service;
    String queue;
    String content;
    JsonNode api;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        admin = branch.tenant.admin();
        site = branch.site.toString();
        service = admin.post("services/", Map.of("name", "Cash", "code", "C"))
                .is(201)
                .id();
        queue = admin.post("queues/", Map.of("name", "Cash", "site_id", site, "service_id", service))
                .is(201)
                .id();
        content = admin.post("/api/v1/admin/content-templates/", branch.tenant.content())
                .is(201)
                .id();
        branch.write("update content_template set content_sid = 'HX00000000000000000000000000000000'");
        api = organisations.nobody().get("/api/openapi.json").is(200).json();
    }

    @Test
    void everyResourceThatCanBeChangedIsTriedHere() {
        Set<String> changeable = new LinkedHashSet<>();
        api.path("paths").propertyStream().forEach(path -> {
            if ((path.getValue().has("put") || path.getValue().has("patch"))
                    && ELSEWHERE.stream().noneMatch(path.getKey()::contains)) {
                changeable.add(path.getKey().replaceFirst("/\\{id}$", ""));
            }
        });
        assertThat(Stream.of(WritableResource.collections(), WritableResource.alone())
                        .flatMap(List::stream)
                        .map(WritableResource::path))
                .containsExactlyInAnyOrderElementsOf(changeable);
    }

    @Test
    void everythingThatCanBeSaidIsSaidHere() {
        for (WritableResource resource : WritableResource.collections()) {
            Set<String> names = new LinkedHashSet<>(
                    schema(resource.path(), "post").path("properties").propertyNames());
            names.removeAll(NEVER_READ.stream()
                    .filter(name -> !whole(resource).has(name))
                    .toList());
            // One name of two for the same thing is enough.
            List.of("site", "service").forEach(reference -> {
                if (names.contains(reference + "_id")) {
                    names.remove(reference);
                }
            });
            assertThat(whole(resource).propertyNames()).as(resource.path()).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void aWholeResourceWrittenBackAsItWasReadStaysAsItIs() {
        eachMade((address, read) -> {
            if (api.at(pointer(address.path, "put")).isObject()) {
                assertSame(admin.put(address.own, written(read)).is(200).json(), read, address.own);
                assertSame(read(address.own), read, address.own);
            }
        });
    }

    @Test
    void aPartOfAResourceWrittenBackAsItWasReadStaysAsItIs() {
        eachMade((address, read) -> {
            if (api.at(pointer(address.path, "patch")).isObject()) {
                assertSame(admin.patch(address.own, Map.of()).is(200).json(), read, address.own);
                assertSame(admin.patch(address.own, written(read)).is(200).json(), read, address.own);
                for (String name : whole(address.resource).propertyNames()) {
                    ObjectNode part = JsonMapper.shared().createObjectNode();
                    part.set(name, reference(shown(read, name)));
                    assertSame(admin.patch(address.own, part).is(200).json(), read, address.own + " " + name);
                }
            }
        });
    }

    @Test
    void whatIsSaidCanBeRead() {
        for (WritableResource resource : WritableResource.collections()) {
            JsonNode usual = read(make(resource, said(resource.least())).own);
            JsonNode said = read(make(resource, whole(resource)).own);
            for (String name : said(resource.more()).propertyNames()) {
                assertThat(shown(said, name))
                        .as("%s %s, which is not as it would be by itself", resource.path(), name)
                        .isNotEqualTo(shown(usual, name));
            }
        }
    }

    @Test
    void nullBringsBackWhatIsThereWhenNothingIsSaid() {
        for (WritableResource resource : WritableResource.collections()) {
            JsonNode usual = read(make(resource, said(resource.least())).own);
            Address changed = make(resource, whole(resource));
            for (String name : said(resource.more()).propertyNames()) {
                if (resource.path().endsWith("/agents") && name.equals("is_active")) {
                    // A person who never chose a password comes back with a new one-time password only.
                    admin.patch(changed.own, "{\"is_active\": null}").refused(409, "enlist_again");
                } else if (!KEPT_WHEN_NULL.contains(name)) {
                    JsonNode after = admin.patch(changed.own, "{\"" + name + "\": null}")
                            .is(200)
                            .json();
                    assertThat(shown(after, name))
                            .as("%s %s", resource.path(), name)
                            .isEqualTo(shown(usual, name));
                }
            }
        }
        String logo = "{\"logo_svg\": null}";
        admin.patch("look/", whole(WritableResource.alone().getLast())).is(200);
        assertThat(admin.patch("look/", logo).is(200).json().path("logo_svg").isNull())
                .isTrue();
    }

    @Test
    void whoSeesOnlyTheMaskOfAPhoneOrAnAddressWritesItBackUnchanged() {
        String customer = "customers/"
                + admin.post(
                                "customers/",
                                Map.of("first_name", "Awa", "phone", "+221771234567", "email", "awa@example.com"))
                        .is(201)
                        .id();
        JsonNode masked = branch.tenant.agent().get(customer).is(200).json();
        assertThat(masked.path("phone").asString()).doesNotContain("1234567");
        branch.tenant
                .agent()
                .put(customer, ((ObjectNode) masked).put("last_name", "Diop"))
                .is(200);
        branch.tenant
                .agent()
                .patch(customer, Map.of("email", masked.path("email")))
                .is(200);
        JsonNode kept = admin.get(customer).is(200).json();
        assertThat(kept.path("phone").asString()).isEqualTo("+221771234567");
        assertThat(kept.path("email").asString()).isEqualTo("awa@example.com");
        assertThat(kept.path("last_name").asString()).isEqualTo("Diop");
    }

    /** Where a resource of this test stands. */
    private record Address(WritableResource resource, String path, String own) {}

    private interface Trial {
        void on(Address address, JsonNode read);
    }

    private void eachMade(Trial trial) {
        List<Address> addresses = new ArrayList<>();
        WritableResource.collections().forEach(resource -> addresses.add(make(resource, whole(resource))));
        for (WritableResource resource : WritableResource.alone()) {
            Address address = new Address(resource, resource.path(), own(resource.path()));
            boolean whole = api.at(pointer(resource.path(), "put")).isObject();
            Consumer<Object> write =
                    body -> (whole ? admin.put(address.own, body) : admin.patch(address.own, body)).is(200);
            write.accept(whole(resource));
            addresses.add(address);
        }
        addresses.forEach(address -> trial.on(address, read(address.own)));
    }

    private Address make(WritableResource resource, Object body) {
        Answer made = admin.post(own(resource.path()), body).is(201);
        String id = made.json().path("screen").path("id").asString(made.id());
        return new Address(resource, resource.path() + "/{id}", own(resource.path()) + "/" + id);
    }

    private ObjectNode whole(WritableResource resource) {
        ObjectNode whole = said(resource.least());
        whole.setAll(said(resource.more()));
        return whole;
    }

    private ObjectNode said(String json) {
        return (ObjectNode) JsonMapper.shared()
                .readTree(json.replace("SITE", site)
                        .replace("SERVICE", service)
                        .replace("QUEUE", queue)
                        .replace("CONTENT", content)
                        .replace("TENANT", branch.tenant.tenant().id().toString())
                        .replace("UNIQUE", Organisations.unique().substring(0, 10)));
    }

    private JsonNode read(String address) {
        return admin.get(address).is(200).json();
    }

    private String own(String path) {
        return path.replace("{slug}", branch.tenant.slug()).replace("{id}", site);
    }

    private JsonNode schema(String path, String method) {
        String name = api.at(pointer(path, method) + "/requestBody/content/application~1json/schema/$ref")
                .asString();
        return api.at(name.substring(1));
    }

    private static String pointer(String path, String method) {
        return "/paths/" + path.replace("/", "~1") + "/" + method;
    }

    // What is read as a thing with its name is written by its id; nothing else has to be changed.
    private static ObjectNode written(JsonNode read) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        read.propertyStream().forEach(property -> body.set(property.getKey(), reference(property.getValue())));
        return body;
    }

    private static JsonNode reference(JsonNode value) {
        return value.isObject() && value.has("id") ? value.path("id") : value;
    }

    private static JsonNode shown(JsonNode read, String name) {
        String other = name.replaceFirst("_id$", "");
        assertThat(read.has(name) || read.has(other))
                .as("%s of %s is shown", name, read)
                .isTrue();
        return read.has(name) ? read.path(name) : read.path(other);
    }

    private static void assertSame(JsonNode answer, JsonNode read, String what) {
        for (Map.Entry<String, JsonNode> property : answer.properties()) {
            if (!property.getKey().equals("updated_at")) {
                assertThat(property.getValue())
                        .as("%s: %s", what, property.getKey())
                        .isEqualTo(read.get(property.getKey()));
            }
        }
    }
}
