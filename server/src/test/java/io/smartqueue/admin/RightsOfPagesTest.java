package io.smartqueue.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may open which page of the administration and of the operator, as a table: pages are asked for by everybody, and
 * acts by those who may not.
 */
@DatabaseTest
class RightsOfPagesTest {

    private static final Pattern THING = Pattern.compile("/admin/\\{slug}/([a-z-]+)/\\{id}.*");

    @Autowired
    Organisations organisations;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping;

    TestTenant bank;
    String site;
    Map<String, String> things;
    Map<Role, Person> people;

    private record Address(String method, String path, HandlerMethod handler) {

        boolean isAct() {
            return !method.equals("GET");
        }
    }

    @BeforeEach
    void open() {
        bank = organisations.open();
        Person admin = bank.admin();
        site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        things = ThingsOnPages.in(bank, site);
        people = new LinkedHashMap<>();
        people.put(Role.AGENT, bank.agent());
        people.put(Role.MANAGER, bank.hire(Role.MANAGER, "Awa", UUID.fromString(site)));
        people.put(Role.ADMIN, admin);
        people.put(Role.OPERATOR, organisations.operator());
    }

    @Test
    void areThoseOfTheTable() throws IOException {
        // An address that takes lines and files has a handler for each.
        assertThat(addresses()
                        .map(address -> line(address, address.handler()))
                        .distinct()
                        .toList())
                .containsExactlyElementsOf(table());
    }

    @Test
    void areAskedForAtEachPageAndAct() {
        Map<String, String> wrong = new TreeMap<>();
        addresses()
                .forEach(address -> people.forEach((role, person) -> {
                    boolean may = may(address.handler(), role);
                    Optional<String> path = path(address);
                    // What somebody may do is not done here: it would change what the next one asks for.
                    if (path.isPresent() && !(address.isAct() && may)) {
                        int status = person.send(address.method(), path.get(), null, "")
                                .status();
                        if (may == (status == 403) || status >= 500) {
                            wrong.put(address.method() + " " + path.get() + " " + role, "answered " + status);
                        }
                    }
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void endAtTheSitesOfAManager() {
        Person other = bank.hire(Role.MANAGER, "Binta", bank.otherSite());
        for (String collection : List.of("queues", "counters")) {
            String path = "/admin/" + bank.slug() + "/" + collection + "/" + things.get(collection);
            assertThat(other.get(path).status()).as(path).isEqualTo(403);
            assertThat(Objects.requireNonNull(people.get(Role.MANAGER))
                            .get(path)
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void endAtTheOrganisation() {
        Person stranger = organisations.open().admin();
        addresses()
                .filter(address -> address.path().startsWith("/admin/"))
                .forEach(address -> path(address)
                        .ifPresent(path -> assertThat(stranger.send(address.method(), path, null, "")
                                        .status())
                                .as(path)
                                .isEqualTo(404)));
    }

    private Stream<Address> addresses() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().hasMethodAnnotation(Requires.class))
                .flatMap(entry -> addresses(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> line(one, one.handler()).compareTo(line(other, other.handler())));
    }

    private static Stream<Address> addresses(RequestMappingInfo info, HandlerMethod handler) {
        return info.getPatternValues().stream()
                .filter(path -> path.startsWith("/admin/{slug}") || path.startsWith("/operator"))
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .map(method -> new Address(method, path, handler)));
    }

    /** With the ids of real things; empty for things that this test does not have. */
    private Optional<String> path(Address address) {
        String path = address.path().replace("{slug}", bank.slug());
        var thing = THING.matcher(address.path());
        if (thing.matches()) {
            return Optional.ofNullable(things.get(thing.group(1))).map(id -> path.replace("{id}", id));
        }
        String whole = path.replace("{id}", UUID.randomUUID().toString());
        return whole.contains("{") ? Optional.empty() : Optional.of(whole);
    }

    private static boolean may(HandlerMethod handler, Role role) {
        Requires requires = handler.getMethodAnnotation(Requires.class);
        return requires != null && requires.value().belongsTo(role);
    }

    private static String line(Address address, HandlerMethod handler) {
        return Stream.concat(
                        Stream.of(address.path(), address.method()),
                        Stream.of(Role.AGENT, Role.MANAGER, Role.ADMIN, Role.OPERATOR)
                                .map(role -> may(handler, role) ? "yes" : "-"))
                .collect(Collectors.joining(" | "));
    }

    private static List<String> table() throws IOException {
        return new ClassPathResource("rights-of-pages.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }
}
