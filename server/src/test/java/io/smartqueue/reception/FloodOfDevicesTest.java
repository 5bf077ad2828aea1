package io.smartqueue.reception;

import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestSandbox;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.twiliosandbox.SentMessage;
import java.io.IOException;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** 1,000 made-up devices with 50 made-up names behind 50 addresses ask for SMS to 1,000 phones of 30 countries. */
@SandboxTest
class FloodOfDevicesTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int DEVICES = 1000;
    private static final int ADDRESSES = 50;
    private static final int NEW_RECIPIENTS = 60;
    private static final int OF_A_PREFIX = 2;
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

    /** Numbers of mobile phones without their last four digits. */
    private static final List<String> ABROAD = Stream.of(
                    "FR BE CH DE IT ES PT GB IE NL SE NO DK FI PL CI ML GN GM MR MA TN NG GH TG BJ BF NE CM".split(" "))
            .map(FloodOfDevicesTest::example)
            .map(number -> number.substring(0, number.length() - 4))
            .toList();

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void getsItsTicketsReachesFewPhonesAndSilencesNoCustomer() throws Exception {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        branch.tenant.tells("sms", "ticket_created", "{{customer_name}} {{ticket_number}}");
        branch.tenant.tells("sms", "ticket_called", "C'est à vous, {{ticket_number}}");
        branch.tenant
                .admin()
                .patch(
                        "messaging/",
                        Map.of("caps", Map.of("new_recipients_hour", NEW_RECIPIENTS, "prefix_hour", OF_A_PREFIX)))
                .is(200);
        String line = "/o/" + branch.tenant.slug() + "/plateau/a";
        Form form = form(line);
        assertThat(page(line))
                .contains("Seulement vers les téléphones de : Sénégal.")
                .doesNotContain("Tant de");
        String path = take(form, line, "198.51.100.7", "Awa Diop", "781112233")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        int before = messages().size();

        List<String> tickets = flood(line, form, () -> {
            // In the middle of it a customer is called, and one of the register gets a ticket at the counter.
            Person agent = branch.agentServing(queue);
            agent.post("agents/me/call-next/", Map.of("queue_id", queue)).is(200);
            String customer = branch.tenant
                    .admin()
                    .post("customers/", Map.of("first_name", "Ndeye", "phone", "+221764445566", "notify_sms", true))
                    .is(201)
                    .id();
            agent.post("tickets/", Map.of("queue_id", queue, "customer_id", customer))
                    .is(201);
        });

        assertThat(tickets).hasSize(DEVICES).doesNotHaveDuplicates();
        await().atMost(PATIENTLY).until(() -> unsent(branch).equals(List.of(0L)));
        assertThat(sentTo("+221781112233"))
                .hasSize(2)
                .last()
                .satisfies(message -> assertThat(message.body()).startsWith("C'est à vous"));
        assertThat(sentTo("+221764445566")).hasSize(1);
        List<SentMessage> sent = messages().subList(before, messages().size());
        // What other tests have left may leave meanwhile.
        Set<String> strangers = IntStream.range(0, DEVICES)
                .mapToObj(FloodOfDevicesTest::phone)
                .filter(phone -> phone.startsWith("+22177"))
                .collect(Collectors.toSet());
        List<String> toStrangers =
                sent.stream().map(SentMessage::to).filter(strangers::contains).toList();
        // The customer who took a ticket before is a new recipient too.
        assertThat(toStrangers).hasSize(NEW_RECIPIENTS - 1);
        assertThat(toStrangers.stream()
                        .collect(Collectors.groupingBy(phone -> phone.substring(0, 9), Collectors.counting()))
                        .values())
                .allMatch(count -> count <= OF_A_PREFIX);
        assertThat(sent)
                .noneMatch(message ->
                        message.body().contains("Xavq") || message.body().contains("appelez"));
        assertThat(branch.read(
                        String.class, "select distinct error_code from notification where status = 'suppressed'"))
                .containsExactlyInAnyOrder("country_not_served", "cap_organisation", "cap_prefix");
        assertThat(page(line)).contains("Tant de messages sont partis");
        assertThat(tickets.stream().map(this::page).filter(page -> page.contains("Aucun message ne part vers")))
                .hasSize(DEVICES - NEW_RECIPIENTS + 1);
        assertThat(page(path)).doesNotContain("Aucun message ne part vers");
        isCalledAfterTheFlood(branch, form, line);
    }

    private void isCalledAfterTheFlood(Branch branch, Form form, String line) throws Exception {
        take(form, line, "198.51.100.8", "Ibou Fall", "789998877");
        UUID ticket = branch.read(UUID.class, "select id from visit where customer_phone = '+221789998877'")
                .getFirst();
        QueueId queue =
                new QueueId(branch.read(UUID.class, "select id from queue").getFirst());
        branch.agentServing(queue)
                .post("tickets/" + ticket + "/call/", Map.of("reason", "is in a hurry"))
                .is(200);

        await().atMost(PATIENTLY)
                .untilAsserted(() -> assertThat(sentTo("+221789998877"))
                        .singleElement()
                        .satisfies(message -> assertThat(message.body()).startsWith("C'est à vous")));
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

    /** The pages of the tickets. One form is enough: its token says which browser it is for, all else is made up. */
    private List<String> flood(String line, Form form, Runnable meanwhile) throws Exception {
        var half = new CountDownLatch(DEVICES / 2);
        try (var threads = Executors.newFixedThreadPool(9)) {
            Future<?> others = threads.submit(() -> {
                half.await();
                meanwhile.run();
                return null;
            });
            List<Callable<String>> requests = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                int device = i;
                requests.add(() -> {
                    HttpResponse<String> answer = take(
                            form,
                            line,
                            "203.0.113." + device % ADDRESSES,
                            NAMES.get(device % NAMES.size()),
                            phone(device));
                    half.countDown();
                    assertThat(answer.statusCode()).isEqualTo(302);
                    return answer.headers().firstValue("Location").orElseThrow();
                });
            }
            List<String> tickets = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(requests)) {
                tickets.add(answer.get());
            }
            others.get();
            return tickets;
        }
    }

    /** Half of them in the country, a dozen of each prefix; the others abroad. */
    private static String phone(int device) {
        return device % 2 == 0
                ? "+22177%03d%04d".formatted(device % 80, device)
                : "%s%04d".formatted(ABROAD.get(device / 2 % ABROAD.size()), 1000 + device);
    }

    private static String example(String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        return numbers.format(
                numbers.getExampleNumberForType(country, PhoneNumberUtil.PhoneNumberType.MOBILE),
                PhoneNumberUtil.PhoneNumberFormat.E164);
    }

    private String page(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(organisations.address() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
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
