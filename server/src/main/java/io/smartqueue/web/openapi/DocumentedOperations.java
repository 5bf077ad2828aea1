package io.smartqueue.web.openapi;

import io.smartqueue.web.IdempotencyKey;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Gives every operation its id, its words, the refusals that it can answer, and words for its parameters. */
@SuppressWarnings("rawtypes")
final class DocumentedOperations {

    private static final String COMPONENTS = "#/components/schemas/";

    private final Words words;

    DocumentedOperations(Words words) {
        this.words = words;
    }

    void complete(OpenAPI api) {
        api.getPaths().forEach((path, item) -> {
            if (path.contains("{slug}")) {
                item.addParametersItem(new PathParameter()
                        .name("slug")
                        .description("The organisation, by its slug or id.")
                        .schema(DocumentedSchemas.typed("string")));
            }
            EntityTag.describe(item);
            item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation));
            partial(api, item);
        });
        // What only a merge patch takes exists as its changes alone.
        api.getComponents().getSchemas().keySet().retainAll(References.ofAll(api));
    }

    private void complete(String path, HttpMethod method, Operation operation) {
        String id = OperationNames.of(method, path, operation);
        operation.setOperationId(id);
        if (operation.getSummary() == null) {
            words.summary(id).ifPresent(operation::setSummary);
        }
        if (operation.getDescription() == null) {
            words.description(id).ifPresent(operation::setDescription);
        }
        List<Parameter> parameters =
                Optional.ofNullable(operation.getParameters()).orElse(List.of());
        parameters.forEach(parameter -> complete(id, parameter));
        boolean takesKey = parameters.stream().anyMatch(one -> IdempotencyKey.HEADER.equals(one.getName()));
        boolean takesTag = parameters.stream().anyMatch(one -> HttpHeaders.IF_MATCH.equals(one.getName()));
        String codes = words.codes(id).orElse("") + (takesTag ? ", 412 changed_meanwhile" : "");
        Answers.complete(path, operation, takesKey, codes);
    }

    private void complete(String operation, Parameter parameter) {
        DocumentedSchemas.lowerCaseWords(parameter.getSchema());
        if (parameter.getDescription() == null) {
            words.parameter(operation, parameter.getName()).ifPresent(parameter::setDescription);
        }
    }

    /** A merge patch may leave out what a new thing may not. */
    private static void partial(OpenAPI api, PathItem item) {
        if (item.getPatch() == null) {
            return;
        }
        item.getPatch().getRequestBody().getContent().values().forEach(content -> {
            String name = content.getSchema().get$ref().substring(COMPONENTS.length());
            String partial = name + "Changes";
            Map<String, Schema> schemas = api.getComponents().getSchemas();
            Schema whole = Objects.requireNonNull(schemas.get(name), name);
            schemas.computeIfAbsent(partial, none -> withoutRequired(whole));
            content.setSchema(new Schema<>().$ref(COMPONENTS + partial));
        });
    }

    @SuppressWarnings("unchecked")
    private static Schema withoutRequired(Schema whole) {
        Schema partial = DocumentedSchemas.typed("object");
        partial.setProperties(whole.getProperties());
        return partial;
    }
}
