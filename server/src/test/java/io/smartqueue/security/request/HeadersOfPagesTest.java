package io.smartqueue.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks all addresses for people, so that a new page is covered by being there. */
@DatabaseTest
class HeadersOfPagesTest {

    /** Whole pages may load our own files; a fragment that is opened as a page may do nothing at all. */
    private static final Map<Boolean, String> POLICIES = Map.of(false, "script-src 'self'", true, "sandbox");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> answeredWithHtml = new TreeSet<>();
    private String token = "";
    private Map<String, String> words = Map.of();

    @BeforeEach
    void openABranchWithATicket() {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        token = branch.tenant.admin().token();
        String link = branch.tenant
                .admin()
                .post("tickets/", Map.of("queue_id", queue))
                .is(201)
                .json()
                .path("public_url")
                .asString();
        words = Map.of(
                "{slug}", branch.tenant.slug(),
                "{token}", link.substring(link.lastIndexOf('/') + 1),
                "{id}", queue.toString());
    }

    @Test
    void areOnEveryPageAndFragment() throws Exception {
        for (String path : paths()) {
            for (boolean part : List.of(false, true)) {
                for (String method : List.of("GET", "POST")) {
                    check(method, path, part, "session=" + token);
                    check(method, path, part, "nobody=1");
                }
            }
        }
        assertThat(answeredWithHtml).hasSizeGreaterThan(25);
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/nothing", "/assets/nothing.css", "/assets/", "/t/nobody"));
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> !pattern.startsWith("/api/v1") && !pattern.endsWith("events"))
                        .map(this::fill)
                        .forEach(paths::add));
        return paths;
    }

    private String fill(String pattern) {
        String filled = pattern;
        for (var word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled.replaceAll("\\{[^}]*}", "x");
    }

    private void check(String method, String path, boolean part, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(organisations.address() + path))
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .method(method, BodyPublishers.noBody());
        if (part) {
            request.header("HX-Request", "true");
        }
        HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
        if (header(answer, "Content-Type").startsWith("text/html")) {
            String what = method + " " + path + (part ? " as a part" : "") + " -> " + answer.statusCode();
            answeredWithHtml.add(what);
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(what)
                    .contains("default-src 'none'", "frame-ancestors 'none'", POLICIES.get(part))
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).as(what).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).as(what).isEqualTo("same-origin");
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
