package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer of(HttpResponse<String> response) {
        String request =
                response.request().method() + " " + response.request().uri().getRawPath();
        return new Answer(request, response.statusCode(), response.headers(), response.body());
    }

    public Answer is(int expected) {
        assertThat(status).as("%s -> %s", request, body).isEqualTo(expected);
        return this;
    }

    /** A refusal as a problem document, with this code. */
    public Answer refused(int expected, String code) {
        is(expected);
        assertThat(headers.firstValue("Content-Type").orElse("")).as(request).startsWith("application/problem+json");
        assertThat(text("code")).as("%s -> %s", request, body).isEqualTo(code);
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(text("title")).isNotBlank();
        assertThat(text("detail")).isNotBlank();
        return this;
    }

    /** A 400 that names exactly these fields, each as {@code field:code}. */
    public Answer rejects(String... fieldsWithCodes) {
        refused(400, "validation_failed");
        List<String> named = new ArrayList<>();
        for (JsonNode error : json().path("errors")) {
            named.add(error.path("field").asString() + ":" + error.path("code").asString());
            assertThat(error.path("message").asString()).as(body).isNotBlank();
        }
        assertThat(named).as("%s -> %s", request, body).containsExactlyInAnyOrder(fieldsWithCodes);
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The value at a dotted path, such as {@code results.0.id}; empty when there is none. */
    public String text(String path) {
        return json().at("/" + path.replace('.', '/')).asString("");
    }

    public String id() {
        return text("id");
    }
}
