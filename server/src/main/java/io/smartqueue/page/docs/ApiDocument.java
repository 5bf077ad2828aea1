package io.smartqueue.page.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smartqueue.page.docs.ApiOperation.ApiAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations of the OpenAPI document, read when a person first asks for them. */
@Component
class ApiDocument {

    private final OpenApiWebMvcResource openApi;
    private final JsonMapper json;

    private volatile @Nullable List<ApiOperation> operations;

    ApiDocument(OpenApiWebMvcResource openApi, JsonMapper json) {
        this.openApi = openApi;
        this.json = json;
    }

    List<ApiOperation> operations(HttpServletRequest request) {
        List<ApiOperation> known = operations;
        if (known == null) {
            known = read(request);
            operations = known;
        }
        return known;
    }

    private List<ApiOperation> read(HttpServletRequest request) {
        try {
            JsonNode api = json.readTree(openApi.openapiJson(request, "", Locale.ENGLISH));
            List<ApiOperation> all = new ArrayList<>();
            api.path("paths")
                    .propertyStream()
                    .forEach(path -> path.getValue()
                            .propertyStream()
                            .filter(entry -> entry.getValue().has("responses"))
                            .map(entry -> operation(api, path.getKey(), path.getValue(), entry.getKey()))
                            .forEach(all::add));
            return all.stream()
                    .sorted(Comparator.comparing(ApiOperation::tag).thenComparing(ApiOperation::path))
                    .toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ApiOperation operation(JsonNode api, String path, JsonNode item, String method) {
        JsonNode operation = item.path(method);
        ApiFields fields = new ApiFields(api);
        List<ApiField> body = operation
                .at("/requestBody/content")
                .valueStream()
                .findFirst()
                .map(content -> fields.of(content.path("schema")))
                .orElse(List.of());
        List<ApiAnswer> answers = answers(operation.path("responses"), fields);
        return new ApiOperation(
                operation.path("operationId").asString(),
                operation.path("tags").path(0).asString("other"),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asString(path),
                operation.path("description").asString(""),
                Stream.concat(
                                item.path("parameters").valueStream(),
                                operation.path("parameters").valueStream())
                        .map(fields::parameter)
                        .toList(),
                body,
                answers,
                words(path + " " + operation, body, answers));
    }

    private static String words(String text, List<ApiField> body, List<ApiAnswer> answers) {
        return Stream.concat(body.stream(), answers.stream().flatMap(answer -> answer.fields().stream()))
                .map(ApiField::name)
                .collect(Collectors.joining(" ", text + " ", ""))
                .toLowerCase(Locale.ROOT);
    }

    private static List<ApiAnswer> answers(JsonNode responses, ApiFields fields) {
        return responses
                .propertyStream()
                .map(answer -> new ApiAnswer(
                        answer.getKey(),
                        answer.getValue().path("description").asString(""),
                        answer.getKey().startsWith("2")
                                ? answer.getValue()
                                        .path("content")
                                        .valueStream()
                                        .findFirst()
                                        .map(content -> fields.of(content.path("schema")))
                                        .orElse(List.of())
                                : List.of()))
                .toList();
    }
}
