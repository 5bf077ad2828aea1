package io.smartqueue.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class PagingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    Organisations organisations;

    Person admin;

    @BeforeEach
    void fiveServices() {
        admin = organisations.open().admin();
        for (String code : new String[] {"C", "A", "E", "B", "D"}) {
            admin.post("services/", Map.of("name", "x", "code", code)).is(201);
        }
    }

    @Test
    void showsTheNewestFirst() {
        assertThat(codes(admin.get("services/"))).containsExactly("D", "B", "E", "A", "C");
    }

    @Test
    void ordersAsAsked() {
        assertThat(codes(admin.get("services/?ordering=code"))).containsExactly("A", "B", "C", "D", "E");
        assertThat(codes(admin.get("services/?ordering=-code"))).containsExactly("E", "D", "C", "B", "A");
        assertThat(codes(admin.get("services/?ordering=name")))
                .as("ties by id")
                .containsExactly("C", "A", "E", "B", "D");
        admin.get("services/?ordering=tenant_id").rejects("ordering:invalid_choice");
        admin.get("services/?ordering=code;drop").rejects("ordering:invalid_choice");
    }

    @Test
    void leadsFromPageToPage() {
        Answer first = admin.get("services/?page_size=2&ordering=code&is_active=true");
        assertThat(codes(first)).containsExactly("A", "B");
        assertThat(first.json().path("count").asInt()).isEqualTo(5);
        assertThat(first.json().path("previous").isNull()).isTrue();

        Answer second = follow(first.text("next"));
        assertThat(codes(second)).containsExactly("C", "D");
        Answer last = follow(second.text("next"));
        assertThat(codes(last)).containsExactly("E");
        assertThat(last.json().path("next").isNull()).isTrue();
        assertThat(codes(follow(last.text("previous")))).containsExactly("C", "D");
    }

    @Test
    void leadsToThisServerWhateverARequestCallsIt() throws IOException {
        assertThat(nextPage("localhost:8000", "")).isEqualTo("http://localhost:8000" + secondPage());
        assertThat(nextPage("evil.example", "")).isEqualTo(secondPage());
        assertThat(nextPage("127.0.0.1.evil.example:8000", "")).isEqualTo(secondPage());
        assertThat(nextPage("203.0.113.7", "")).isEqualTo(secondPage());
        assertThat(nextPage("localhost", "X-Forwarded-Host: evil.example\r\n")).isEqualTo(secondPage());
    }

    private String secondPage() {
        return admin.home() + "services?page_size=2&page=2";
    }

    // The client of Java writes the header Host itself.
    private String nextPage(String host, String header) throws IOException {
        URI server = URI.create(organisations.address());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String request = "GET " + admin.home() + "services/?page_size=2 HTTP/1.0\r\nHost: " + host + "\r\n" + header
                    + "Authorization: Bearer " + admin.token() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return JSON.readTree(answer.substring(answer.indexOf('{')))
                    .path("next")
                    .asString();
        }
    }

    @Test
    void isEmptyBeyondTheEnd() {
        Answer beyond = admin.get("services/?page=2000000000&page_size=100").is(200);
        assertThat(codes(beyond)).isEmpty();
        assertThat(beyond.json().path("count").asInt()).isEqualTo(5);
    }

    @Test
    void beginsAtOne() {
        for (String page : new String[] {"0", "-1", "x", "1.5", "99999999999", ""}) {
            admin.get("services/?page=" + page).rejects("page:invalid_number");
        }
        admin.get("services/?page_size=0").rejects("page_size:invalid_number");
        admin.get("services/?page_size=x").rejects("page_size:invalid_number");
    }

    @Test
    void showsAtMostAHundred() {
        for (int i = 0; i < 96; i++) {
            admin.post("services/", Map.of("name", "x", "code", "Z" + i)).is(201);
        }
        assertThat(codes(admin.get("services/?page_size=1000"))).hasSize(100);
        assertThat(codes(admin.get("services/?page_size=1000&page=2"))).hasSize(1);
    }

    private Answer follow(String address) {
        return admin.get(address.replaceFirst("^https?://[^/]+", ""));
    }

    private static List<String> codes(Answer page) {
        List<String> codes = new ArrayList<>();
        page.is(200)
                .json()
                .path("results")
                .forEach(one -> codes.add(one.path("code").asString()));
        return codes;
    }
}
