package io.smartqueue.cost.ledger;

import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Optional;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in the OpenAPI document that costs are answered as a table too. */
@Configuration(proxyBeanMethods = false)
class DocumentedTables {

    @Bean
    OperationCustomizer tablesOfCosts() {
        return (operation, method) -> {
            if (method.getBeanType() == CostsController.class) {
                Optional.ofNullable(operation.getResponses().get("200"))
                        .ifPresent(found -> found.getContent()
                                .addMediaType("text/csv", new MediaType().schema(new StringSchema())));
            }
            return operation;
        };
    }
}
