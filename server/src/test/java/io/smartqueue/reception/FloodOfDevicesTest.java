package io.smartqueue.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestSandbox;
import io.smartqueue.queue.Branch;
import io.smartqueue.twiliosandbox.SentMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** 2,000 made-up devices with 50 made-up names behind 50 addresses ask an organisation to write to 2,000 phones. */
@SandboxTest
class FloodOfDevicesTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int DEVICES = 2000;
    private static final int ADDRESSES = 50;
    private static final int MOST_MESSAGES = 600;
    private static final Duration PATIENTLY = Duration.ofMinutes(3);

    /** A stranger's first word is a word of these letters, so that a message shows whether it carries a name. */
    private static final List<String> NAMES = IntStream.range(0, 50)
            .mapToObj(i -> "Xavq" + (char) ('a' + i % 25) + (char) ('a' + i / 25) + " appelez vite")
            .toList();

    /** What would tell the reader of a message to do something. */
    private static final List<String> SENTENCES = List.of(
            "URGENT: appelez le 77 000 00 00",
            "Compte bloque evil.example",
            "evil。com",
            "Votre code\nest 1234",
            "Gagnez 500 FCFA !",
            "https://evil.example");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void reachesFewPhonesAndPutsNoWordIntoAMessage() throws Exception {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        branch.queue("A");
        branch.tenant.tells("sms", "ticket_created", "{{customer_name}} {{ticket_number}}");
        String line = "/o/" + branch.tenant.slug() + "/plateau/a";
        int before = messages().size();

        Map<Integer, Long> answers = flood(line);

        assertThat(answers).isEqualTo(Map.of(302, (long) MOST_MESSAGES, 429, (long) DEVICES - MOST_MESSAGES));
        await().atMost(PATIENTLY)
                .until(() -> messages().size() - before >= MOST_MESSAGES
                        && unsent(branch).equals(List.of(0L)));
        assertThat(messages().size() - before).isEqualTo(MOST_MESSAGES);
        assertThat(messages()).noneMatch(message -> message.body().contains("Xavq"));
        assertThat(messages()).noneMatch(message -> message.body().contains("appelez"));
    }

    @Test
    void isRefusedWhereTheNameIsASentence() throws Exception {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        branch.queue("A");
        branch.tenant.tells("sms", "ticket_created", "{{customer_name}} {{ticket_number}}");
        String line = "/o/" + branch.tenant.slug() + "/plateau/a";
        Form form = form(line);
        for (String sentence : SENTENCES) {
            HttpResponse<String> answer = take(form, line, "203.0.113.7", sentence, "771234567");
            assertThat(answer.statusCode()).as(sentence).isEqualTo(422);
        }
        assertThat(branch.read(Long.class, "select count(*) from notification")).containsExactly(0L);
    }

    private static List<Long> unsent(Branch branch) {
        return branch.read(Long.class, "select count(*) from notification where status in ('pending', 'sending')");
    }

    private static List<SentMessage> messages() {
        return TestSandbox.SANDBOX.messages();
    }

    private record Form(String cookie, String token) {}

    // One form is enough: its token says which browser it is for, and the attacker makes up all else.
    private Map<Integer, Long> flood(String line) throws Exception {
        Form form = form(line);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                int device = i;
                requests.add(() -> take(
                                form,
                                line,
                                "203.0.113." + device % ADDRESSES,
                                NAMES.get(device % NAMES.size()),
                                "77%07d".formatted(device))
                        .statusCode());
            }
            return threads.invokeAll(requests).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }
    }

    private Form form(String line) throws Exception {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(URI.create(organisations.address() + line))
                        .build(),
                BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        String cookie = page.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("form="))
                .findFirst()
                .orElseThrow();
        return new Form(cookie.replaceFirst(";.*", ""), token.group(1));
    }

    private HttpResponse<String> take(Form form, String line, String address, String name, String phone)
            throws Exception {
        Map<String, String> fields = Map.of(
                "_csrf",
                form.token(),
                "form",
                UUID.randomUUID().toString(),
                "name",
                name,
                "phone",
                phone,
                "sms",
                "yes");
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(URI.create(organisations.address() + line))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", form.cookie() + "; device=" + UUID.randomUUID())
                        .header("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
