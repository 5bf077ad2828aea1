package io.smartqueue.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ServicesTest {

    @Autowired
    Organisations organisations;

    Person admin;

    @BeforeEach
    void open() {
        admin = organisations.open().admin();
    }

    @Test
    void areWrittenInCapitals() {
        Answer service = admin.post("services/", Map.of("name", "Ouverture de compte", "code", "acc-1"))
                .is(201);

        assertThat(service.text("code")).isEqualTo("ACC-1");
        assertThat(service.json().path("expected_minutes").asInt()).isEqualTo(10);
        assertThat(service.json().path("sla_seconds").isNull()).isTrue();
        assertThat(admin.get("services/" + service.id()).is(200).body()).isEqualTo(service.body());
    }

    @Test
    void shareNoCode() {
        admin.post("services/", Map.of("name", "A", "code", "A")).is(201);
        admin.post("services/", Map.of("name", "B", "code", "a")).refused(409, "code_taken");
    }

    @Test
    void areChangedAsAWholeOrInPart() {
        String id = admin.post("services/", Map.of("name", "A", "code", "A", "sla_seconds", 600))
                .is(201)
                .id();

        Answer part =
                admin.patch("services/" + id, Map.of("expected_minutes", 3)).is(200);
        assertThat(part.json().path("sla_seconds").asInt()).isEqualTo(600);
        assertThat(part.json().path("expected_minutes").asInt()).isEqualTo(3);

        Answer whole =
                admin.put("services/" + id, Map.of("name", "B", "code", "B")).is(200);
        assertThat(whole.json().path("sla_seconds").isNull()).isTrue();
    }

    @Test
    void refuseWhatNobodyCanMean() {
        admin.post("services/", "{}").rejects("name:required", "code:required");
        admin.post("services/", Map.of("name", "A", "code", "1A")).rejects("code:invalid_form");
        admin.post("services/", Map.of("name", "A", "code", "A".repeat(21))).rejects("code:invalid_form");
        admin.post("services/", Map.of("name", "A", "code", "A", "sla_seconds", 0, "expected_minutes", -1))
                .rejects("sla_seconds:out_of_range", "expected_minutes:out_of_range");
        admin.post("services/", Map.of("name", "A", "code", "A", "expected_minutes", 1.5))
                .rejects("expected_minutes:invalid_value");
        admin.post("services/", Map.of("name", "A", "code", "A", "expected_minutes", "many"))
                .rejects("expected_minutes:invalid_value");
        admin.post("services/", Map.of("name", "A", "code", "A", "expected_minutes", 99_999_999_999L))
                .rejects("expected_minutes:invalid_value");
        admin.post("services/", "{\"name\": \"A\", \"code\": \"A").refused(400, "invalid_json");
        assertThat(admin.get("services/").json().path("count").asInt()).isZero();
    }

    @Test
    void goWhenNothingRemindsOfThem() {
        String id = admin.post("services/", Map.of("name", "A", "code", "A"))
                .is(201)
                .id();
        admin.delete("services/" + id).is(204);
        admin.get("services/" + id).refused(404, "not_found");
    }
}
