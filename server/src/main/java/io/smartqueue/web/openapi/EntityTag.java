package io.smartqueue.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** The entity tag of a single resource, in the answers that have one and the requests that may name one. */
final class EntityTag {

    private EntityTag() {}

    static void describe(PathItem resource) {
        if (resource.getGet() == null || !isOne(resource.getGet())) {
            return;
        }
        Stream.of(resource.getGet(), resource.getPatch(), resource.getPut())
                .flatMap(Stream::ofNullable)
                .forEach(EntityTag::answered);
        resource.getGet().getResponses().addApiResponse("304", new ApiResponse().description("""
                It still has the `ETag` that `If-None-Match` names."""));
        Stream.of(resource.getPatch(), resource.getPut(), resource.getDelete())
                .flatMap(Stream::ofNullable)
                .forEach(EntityTag::expected);
    }

    private static boolean isOne(Operation read) {
        ApiResponse found = read.getResponses().get("200");
        return found != null
                && found.getContent() != null
                && found.getContent().values().stream()
                        .anyMatch(type ->
                                type.getSchema() != null && type.getSchema().get$ref() != null)
                && !Answers.isList(read);
    }

    private static void answered(Operation operation) {
        Optional.ofNullable(operation.getResponses().get("200"))
                .ifPresent(found -> found.addHeaderObject(
                        HttpHeaders.ETAG,
                        new Header()
                                .description("Changes when what can be written here changes.")
                                .schema(DocumentedSchemas.typed("string"))));
    }

    private static void expected(Operation operation) {
        operation.addParametersItem(header(HttpHeaders.IF_MATCH, """
                The `ETag` of what you read. When it has changed since, nothing is done: 412 `changed_meanwhile`, with \
                the present state in `present`."""));
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .required(false)
                .schema(DocumentedSchemas.typed("string"))
                .description(description);
    }
}
