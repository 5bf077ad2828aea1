package io.smartqueue.page.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The interface as people read it. */
@DatabaseTest
class ApiDocsTest {

    private static final Pattern ROW = Pattern.compile("class=\"docs-row\"");

    @Autowired
    Organisations organisations;

    Person nobody;

    @BeforeEach
    void somebodyFromTheStreet() {
        nobody = organisations.nobody();
    }

    @Test
    void listEveryOperationOnOneLightPage() {
        Answer page = nobody.get("/api/docs").is(200);
        assertThat(ROW.matcher(page.body()).results().count()).isEqualTo(operations());
        assertThat(page.body().length()).isLessThan(60_000);
        assertThat(page.body()).doesNotContain("<script", "style=");
        nobody.get("/api/docs/").is(200);
    }

    @Test
    void areSearchedByWordsFieldsAndCodes() {
        assertThat(nobody.get("/api/docs?q=queue_empty").body())
                .contains("agents_me_call_next")
                .doesNotContain("sites_list");
        assertThat(nobody.get("/api/docs?q=Call%20NEXT").body()).contains("agents_me_call_next");
        assertThat(nobody.get("/api/docs?q=one_ticket_per_phone").body()).contains("services_create");
        assertThat(nobody.get("/api/docs?q=%3Cscript%3E").is(200).body())
                .contains("Nothing is found")
                .doesNotContain("<script");
    }

    @Test
    void showAnOperationWithFieldsUnitsAndRefusals() {
        String page = nobody.get("/api/docs/tickets_create").is(200).body();
        assertThat(page).contains("POST /api/v1/tenants/{slug}/tickets", "queue_id", "string (uuid)", "required");
        assertThat(page).contains("<code>queue_full</code>", "legs[].held_seconds", "Idempotency-Key");
        nobody.get("/api/docs/nothing").refused(404, "not_found");
    }

    @Test
    void showEveryOperation() {
        organisations
                .nobody()
                .get("/api/openapi.json")
                .is(200)
                .json()
                .path("paths")
                .forEach(path -> path.forEach(one -> {
                    if (one.has("responses")) {
                        String id = one.path("operationId").asString();
                        assertThat(nobody.get("/api/docs/" + id).is(200).body())
                                .contains(one.path("summary").asString());
                    }
                }));
    }

    private long operations() {
        JsonNode paths = nobody.get("/api/openapi.json").is(200).json().path("paths");
        return paths.valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(one -> one.has("responses"))
                .count();
    }
}
