package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.House;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class OpenApiTest {

    @Autowired
    House house;

    JsonNode api;

    @BeforeEach
    void read() {
        api = house.nobody().get("/api/openapi.json").is(200).json();
    }

    @Test
    void isReadableByPeople() {
        assertThat(house.nobody().get("/api/docs").headers().firstValue("Location"))
                .hasValue("/api/swagger-ui/index.html");
        assertThat(house.nobody().get("/api/swagger-ui/index.html").is(200).body())
                .contains("swagger-ui");
        assertThat(house.nobody()
                        .get("/api/openapi.json/swagger-config")
                        .is(200)
                        .body())
                .contains("/api/openapi.json");
    }

    @Test
    void saysHowToSignIn() {
        assertThat(api.at("/info/title").asString()).isEqualTo("SmartQueue");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/security/0").has("bearer")).isTrue();
        assertThat(api.at("/paths/~1api~1v1~1auth/post/security").isEmpty()).isTrue();
    }

    @Test
    void describesProblems() {
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "errors");
        api.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("responses")) {
                        assertThat(operation
                                        .at("/responses/default/content/application~1problem+json/schema/$ref")
                                        .asString())
                                .isEqualTo("#/components/schemas/Problem");
                    }
                }));
    }

    @Test
    void writesEveryNameAsTheInterfaceDoes() {
        List<String> names = new ArrayList<>();
        api.at("/components/schemas")
                .forEach(schema -> names.addAll(schema.path("properties").propertyNames()));
        api.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("parameters")
                        .forEach(parameter -> names.add(parameter.path("name").asString()))));
        assertThat(names).contains("first_name", "page_size", "is_active");
        assertThat(names).allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT)) || name.contains("-"));
    }

    @Test
    void knowsTheTenantOfEachPath() {
        api.path("paths").propertyStream().forEach(path -> {
            if (path.getKey().contains("{slug}")) {
                assertThat(path.getValue().at("/parameters/0/name").asString())
                        .as(path.getKey())
                        .isEqualTo("slug");
            }
        });
    }
}
