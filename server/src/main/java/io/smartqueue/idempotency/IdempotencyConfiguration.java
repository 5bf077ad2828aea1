package io.smartqueue.idempotency;

import io.smartqueue.web.ControllerMapping;
import io.smartqueue.web.IdempotencyKey;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import javax.sql.DataSource;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Applies the idempotency key to every command, and documents it; only one bean may replace parts of Spring MVC. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class IdempotencyConfiguration {

    @Bean
    WebMvcRegistrations commandsWithAKey(
            IdempotentExecution idempotentExecution,
            SentForms sentForms,
            RequestTenant tenant,
            ObjectProvider<ControllerMapping> controllers,
            JsonMapper json,
            DataSource database) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new IdempotencyAdapter(
                        idempotentExecution, sentForms, tenant, controllers::getObject, json, database);
            }

            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new ControllerMapping();
            }
        };
    }

    @Bean
    GlobalOperationCustomizer keyOfACommand() {
        return (operation, method) -> IdempotencyAdapter.takeAKey(method)
                ? operation.addParametersItem(new HeaderParameter()
                        .name(IdempotencyKey.HEADER)
                        .required(false)
                        .schema(new StringSchema().minLength(1).maxLength(255))
                        .description("""
                                A name of your choice for this command, such as a UUID. For 24 hours the same key of \
                                yours on the same path with the same body, byte for byte, gets the first success \
                                again, with `Idempotent-Replayed: true`, and nothing is done twice. With another body: \
                                422 `idempotency_key_reused`. While the first is under way: a wait of at most 5 s, \
                                then 409 `request_in_flight`. A refusal is not kept."""))
                : operation;
    }
}
