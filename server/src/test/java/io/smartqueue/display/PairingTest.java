package io.smartqueue.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** How a screen comes to be somebody's, and ceases to be. */
@DatabaseTest
class PairingTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SetClock clock;

    Branch branch;
    Person manager;
    WaitingScreen screen;

    @BeforeEach
    void waitForACode() {
        clock.set(Instant.now());
        jdbc.sql("delete from pairing").update();
        branch = Branch.open(organisations, jdbc, transactions);
        manager = branch.tenant.manager();
        screen = new WaitingScreen(organisations);
    }

    private static Answer pair(Person by, String code) {
        return by.post("screens/", Map.of("code", code, "name", "Hall", "site", "plateau"));
    }

    private String key() {
        return manager.post("screens/", Map.of("name", "Hall", "site", "plateau"))
                .is(201)
                .text("key");
    }

    @Test
    void theScreenThatShowsTheCodeFetchesItsKeyOnce() {
        String code = screen.code();
        assertThat(screen.code()).as("the same code as long as it waits").isEqualTo(code);

        Answer paired =
                pair(manager, code.substring(0, 3) + " " + code.substring(3).toLowerCase(Locale.ROOT));
        assertThat(paired.is(201).text("key")).isEmpty();
        assertThat(paired.text("screen.paired_at")).isEmpty();

        String address = screen.led().orElseThrow();
        assertThat(address).matches("/display/[A-Za-z0-9_-]{43}");
        assertThat(screen.get(address).statusCode()).isEqualTo(200);
        assertThat(manager.get("screens/" + paired.text("screen.id") + "/").text("paired_at"))
                .isNotEmpty();
        assertThat(screen.code()).as("another time it is a new screen").isNotEqualTo(code);
    }

    @Test
    void anotherBrowserWithTheSameCodeGetsNothing() {
        String code = screen.code();
        pair(manager, code).is(201);

        assertThat(new WaitingScreen(organisations).led()).isEmpty();
        assertThat(screen.led()).isPresent();
    }

    @Test
    void theDatabaseKnowsNeitherCodeNorKey() {
        String code = screen.code();
        String key = key();
        String rows = jdbc.sql("select string_agg(row::text, ' ') from (select * from pairing) row")
                        .query(String.class)
                        .single()
                + jdbc.sql("select string_agg(row::text, ' ') from (select * from device_key) row")
                        .query(String.class)
                        .single();

        assertThat(rows).isNotBlank().doesNotContain(code).doesNotContain(key);
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        String code = screen.code();
        clock.set(clock.instant().plus(Duration.ofMinutes(10)).plusSeconds(1));

        pair(manager, code).refused(404, "unknown_code");
        assertThat(screen.code()).as("by then the screen shows another").isNotEqualTo(code);
    }

    @Test
    void aScreenThatWasTakenInTimeMayFetchItsKeyLater() {
        String code = screen.code();
        clock.set(clock.instant().plus(Duration.ofMinutes(9)));
        pair(manager, code).is(201);
        clock.set(clock.instant().plus(Duration.ofMinutes(3)));

        assertThat(screen.led()).isPresent();
    }

    @Test
    void aCodeIsTakenByOneOnly() {
        String code = screen.code();
        Person other = Branch.open(organisations, jdbc, transactions).tenant.manager();

        List<Integer> answers = Stream.of(manager, other, manager, other)
                .map(person ->
                        CompletableFuture.supplyAsync(() -> pair(person, code).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(201, 404, 404, 404);
        assertThat(Stream.of(manager, other)
                        .mapToInt(person ->
                                person.get("screens/").json().path("count").asInt()))
                .as("a request that came too late leaves no screen behind")
                .containsExactlyInAnyOrder(1, 0);
    }

    @Test
    void whoGuessesHasToWait() {
        for (int guess = 0; guess < 10; guess++) {
            pair(manager, "AAAAA" + guess).refused(404, "unknown_code");
        }
        String code = screen.code();
        Answer refused = pair(manager, code).refused(429, "too_many_codes");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("600");
        pair(branch.tenant.admin(), code).is(201);

        clock.set(clock.instant().plus(Duration.ofMinutes(10)).plusSeconds(1));
        pair(manager, new WaitingScreen(organisations).code()).is(201);
    }

    @Test
    void oneAddressCannotFillTheList() {
        for (int i = 0; i < 30; i++) {
            new WaitingScreen(organisations).code();
        }
        assertThat(new WaitingScreen(organisations).load().statusCode()).isEqualTo(429);
    }

    @Test
    void onlyWhoLooksAfterTheSitePairsAScreenThere() {
        String code = screen.code();
        UUID elsewhere = branch.tenant.otherSite();
        pair(branch.tenant.agent(), code).refused(403, "missing_right");
        pair(branch.tenant.hire(Role.MANAGER, "Awa", elsewhere), code).refused(403, "other_site");
        UUID strangers = Branch.open(organisations, jdbc, transactions).site;
        manager.post("screens/", Map.of("code", code, "name", "Hall", "site", strangers.toString()))
                .rejects("site:unknown_site");
        pair(branch.tenant.hire(Role.MANAGER, "Awa", branch.site), code).is(201);
    }

    @Test
    void aKeyForAnAddressTypedInByHandIsToldOnce() {
        Answer made = manager.post("screens/", Map.of("name", "Hall", "site", "plateau"));
        String key = made.is(201).text("key");

        assertThat(made.text("address")).isEqualTo("/display/" + key);
        assertThat(screen.get("/display/" + key).statusCode()).isEqualTo(200);
        assertThat(manager.get("screens/").body()).doesNotContain(key);
    }

    @Test
    void aRevokedKeyOpensNothing() throws Exception {
        QueueId queue = branch.queue("A");
        Answer made = manager.post("screens/", Map.of("name", "Hall", "site", "plateau"));
        String key = made.text("key");
        assertThat(follow(queue, key)).isEqualTo(200);

        manager.delete("screens/" + made.text("screen.id") + "/").is(204);

        for (String path : List.of("", "/state", "/events")) {
            assertThat(screen.get("/display/" + key + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(follow(queue, key)).isEqualTo(404);
        manager.get("screens/" + made.text("screen.id") + "/").is(404);
        assertThat(manager.get("screens/").json().path("count").asInt()).isZero();
    }

    @Test
    void aKeyFollowsTheQueuesOfItsOwnSiteOnly() throws Exception {
        Branch other = Branch.open(organisations, jdbc, transactions);
        String key = key();

        assertThat(follow(branch.queue("A"), key)).isEqualTo(200);
        assertThat(follow(other.queue("A"), key)).isEqualTo(404);
        assertThat(follow(branch.queue("B"), "x".repeat(43))).isEqualTo(404);
    }

    @Test
    void aScreenIsNamedAnewAndStaysPaired() {
        Answer made = manager.post("screens/", Map.of("name", "Hall", "site", "plateau"));
        String path = "screens/" + made.text("screen.id") + "/";

        Answer changed = manager.patch(path, Map.of("name", "Entrée", "languages", List.of("ar", "wo")));
        assertThat(changed.is(200).text("name")).isEqualTo("Entrée");
        assertThat(screen.get("/display/" + made.text("key")).body()).contains("dir=\"rtl\"");
        manager.patch(path, Map.of("languages", List.of())).rejects("languages:invalid_length");
        manager.patch(path, Map.of("languages", List.of("FRA!"))).rejects("languages.0:invalid_form");
    }

    private int follow(QueueId queue, String key) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create(organisations.address() + manager.home() + "queues/" + queue + "/events?key=" + key))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            http.shutdownNow();
            return answer.statusCode();
        }
    }
}
