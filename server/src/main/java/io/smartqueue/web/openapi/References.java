package io.smartqueue.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which schemas others refer to. */
@SuppressWarnings({"rawtypes", "unchecked"})
final class References {

    private static final String COMPONENTS = "#/components/schemas/";

    private final OpenAPI api;
    private final Set<String> found = new LinkedHashSet<>();

    private References(OpenAPI api) {
        this.api = api;
    }

    /** The names of all that a request body consists of. */
    static Set<String> ofRequests(OpenAPI api) {
        return from(api, References::request);
    }

    /** The names of all that requests and answers consist of. */
    static Set<String> ofAll(OpenAPI api) {
        return from(api, operation -> Stream.concat(request(operation), answers(operation)));
    }

    private static Set<String> from(OpenAPI api, Function<Operation, Stream<Content>> contents) {
        References references = new References(api);
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(contents)
                .flatMap(content -> content.values().stream())
                .forEach(content -> references.follow(content.getSchema()));
        return references.found;
    }

    private static Stream<Content> request(Operation operation) {
        return Stream.ofNullable(operation.getRequestBody()).map(RequestBody::getContent);
    }

    private static Stream<Content> answers(Operation operation) {
        return operation.getResponses().values().stream().flatMap(answer -> Stream.ofNullable(answer.getContent()));
    }

    private void follow(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(COMPONENTS.length());
            if (found.add(name)) {
                follow(api.getComponents().getSchemas().get(name));
            }
        }
        parts(schema).forEach(this::follow);
    }

    private static Stream<Schema> parts(Schema schema) {
        Stream<Schema> properties = Optional.ofNullable(schema.getProperties())
                .map(all -> ((Collection<Schema>) all.values()).stream())
                .orElseGet(Stream::empty);
        Schema values = schema.getAdditionalProperties() instanceof Schema map ? map : null;
        Stream<Schema> choices =
                Optional.ofNullable((List<Schema>) schema.getAnyOf()).stream().flatMap(List::stream);
        return Stream.of(
                        properties,
                        choices,
                        Stream.of(schema.getItems(), values).filter(Objects::nonNull))
                .flatMap(Function.identity());
    }
}
