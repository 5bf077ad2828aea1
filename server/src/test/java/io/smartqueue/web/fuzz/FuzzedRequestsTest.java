package io.smartqueue.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every operation of the document and every page gets every kind of wrong input, chosen by a seed that is printed.
 * {@code mvn -pl server -am test -Dtest=FuzzedRequestsTest -Dfuzz.rounds=20 -Dfuzz.seed=7} tries more, and repeats a
 * run. Whatever a stranger or a member of staff sends, no answer is a fault.
 */
@DatabaseTest
class FuzzedRequestsTest {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** With these a token would end with the first request. */
    private static final List<String> ENDING = List.of("/logout", "/password");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    Person admin;
    Targets targets;
    String formToken;
    String formCookie;

    @BeforeEach
    void open() {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        admin = branch.tenant.admin();
        QueueId queue = branch.queue("A");
        branch.seat(admin.staffId(), queue);
        targets = new Targets(known(branch, queue));
        readAForm();
    }

    private Targets.Known known(Branch branch, QueueId queue) {
        Answer ticket =
                admin.post("tickets/", Map.of("queue_id", queue.toString())).is(201);
        Answer screen = admin.post("screens/", Map.of("name", "Hall", "site", "plateau"))
                .is(201);
        Answer customer = admin.post("customers/", Map.of("first_name", "Awa")).is(201);
        Map<String, String> ids = Map.of(
                "site", branch.site.toString(),
                "queue", queue.toString(),
                "ticket", ticket.id(),
                "counter", branch.counter(queue).toString(),
                "agent", branch.tenant.agent().staffId().toString(),
                "customer", customer.id(),
                "service", admin.get("services/").text("results.0.id"),
                "screen", screen.text("screen.id"));
        Map<String, String> words = new HashMap<>(Map.of("slug", branch.tenant.slug(), "tenant", branch.tenant.slug()));
        words.putAll(Map.of("site", "plateau", "queue", "a", "hex", "0b5a3c", "language", "fr", "lang", "fr"));
        words.put("token", last(ticket.text("public_url")));
        words.put("key", last(screen.text("address")));
        return new Targets.Known(ids, words);
    }

    private void readAForm() {
        Answer login = organisations.nobody().get("/login").is(200);
        Matcher token = FORM_TOKEN.matcher(login.body());
        assertThat(token.find()).isTrue();
        formToken = token.group(1);
        formCookie = login.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .filter(cookie -> cookie.startsWith("form="))
                .findFirst()
                .orElseThrow();
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    @Test
    void getAnAnswerThatIsNoFault() throws IOException {
        long seed = Long.getLong("fuzz.seed", 20_261_128L);
        Random random = new Random(seed);
        URI server = URI.create(organisations.address());
        Map<Slip, Map<Integer, Integer>> totals = new EnumMap<>(Slip.class);
        List<String> faults = new ArrayList<>();
        for (int round = Integer.getInteger("fuzz.rounds", 1); round > 0; round--) {
            for (Targets.Target target : all()) {
                for (Slip slip : Slip.values()) {
                    RawRequest request = slip.spoil(request(target), random);
                    if (request != null) {
                        int status = request.send(server);
                        totals.computeIfAbsent(slip, kind -> new TreeMap<>()).merge(status / 100, 1, Integer::sum);
                        if (status >= 500) {
                            faults.add(slip + " " + status + " " + request);
                        }
                    }
                }
            }
        }
        print(seed, totals);
        assertThat(faults).as("seed %d", seed).isEmpty();
    }

    @Test
    void areRefusedWhenTheirQueryCannotBeRead() throws IOException {
        for (String list : List.of("sites", "notices", "tickets")) {
            for (String query : List.of("%zz", "page%=1", "page=%", "queue%00")) {
                RawRequest request = new RawRequest("GET", admin.home() + list + "?" + query)
                        .header("Authorization", "Bearer " + admin.token());
                assertThat(request.send(URI.create(organisations.address())))
                        .as(request.toString())
                        .isEqualTo(400);
            }
        }
    }

    private List<Targets.Target> all() {
        List<Targets.Target> all = new ArrayList<>(targets.operations(
                organisations.nobody().get("/api/openapi.json").is(200).json()));
        all.addAll(targets.pages(requestMappingHandlerMapping));
        assertThat(all).hasSizeGreaterThan(120);
        return all;
    }

    private RawRequest request(Targets.Target target) {
        // An address of its own, so that other tests do not meet the limits that this one reaches.
        RawRequest request = new RawRequest(target.method(), target.path()).header("X-Forwarded-For", "203.0.113.77");
        boolean ends = ENDING.stream().anyMatch(target.path()::endsWith);
        if (target.path().startsWith("/api")) {
            if (!ends) {
                request.header("Authorization", "Bearer " + admin.token());
            }
        } else {
            request.header("Cookie", formCookie + (ends ? "" : "; session=" + admin.token()));
        }
        if (!target.body().isEmpty()) {
            request.header("Content-Type", target.contentType())
                    .body(target.body().replace("TOKEN", formToken));
        }
        return request;
    }

    private static void print(long seed, Map<Slip, Map<Integer, Integer>> totals) {
        StringBuilder table = new StringBuilder("fuzzed with seed " + seed + "; requests by the class of the answer\n");
        Map<Integer, Integer> sum = new TreeMap<>();
        totals.forEach((slip, answers) -> {
            table.append(String.format("%-24s %s%n", slip, answers));
            answers.forEach((status, count) -> sum.merge(status, count, Integer::sum));
        });
        System.out.println(table + String.format("%-24s %s", "ALL", sum));
    }
}
