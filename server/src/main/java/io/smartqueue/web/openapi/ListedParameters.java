package io.smartqueue.web.openapi;

import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.method.HandlerMethod;

/** What a controller's method has without saying so: the page of a list, 204 of a deletion. */
final class ListedParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == Paging.class)
                .forEach(paging -> page(operation, paging));
        if (method.hasMethodAnnotation(DeleteMapping.class)
                && method.getReturnType().getParameterType() == ResponseEntity.class) {
            operation.getResponses().addApiResponse("204", new ApiResponse().description("It is gone."));
        }
        return operation;
    }

    private static void page(Operation operation, MethodParameter paging) {
        SortableBy sortable = paging.getParameterAnnotation(SortableBy.class);
        List<String> columns = sortable == null ? List.of("created_at") : List.of(sortable.value());
        Schema<Object> order = typed("string");
        order.setEnum(columns.stream()
                .flatMap(column -> Stream.of(column, "-" + column))
                .map(Object.class::cast)
                .toList());
        boolean isStory = sortable != null && sortable.oldestFirst();
        order.setDefault(isStory ? columns.getFirst() : "-" + columns.getFirst());
        operation
                .addParametersItem(query("page", number(1)))
                .addParametersItem(query("page_size", number(PageRequest.DEFAULT_SIZE)))
                .addParametersItem(query("ordering", order));
    }

    private static Parameter query(String name, Schema<?> schema) {
        return new QueryParameter().name(name).required(false).schema(schema);
    }

    private static Schema<Object> number(int usual) {
        Schema<Object> number = typed("integer");
        number.setFormat("int32");
        number.setMinimum(BigDecimal.ONE);
        number.setDefault(usual);
        return number;
    }

    @SuppressWarnings("unchecked")
    private static Schema<Object> typed(String type) {
        return DocumentedSchemas.typed(type);
    }
}
