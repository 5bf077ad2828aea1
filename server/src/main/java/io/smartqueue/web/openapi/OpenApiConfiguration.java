package io.smartqueue.web.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.smartqueue.web.paging.Paging;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the interface. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Paging.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("SmartQueue").version("v1").description("""
                                People wait without standing in line. Sign in with `POST /api/v1/auth/` and send the \
                                token as `Authorization: Bearer …`. A trailing slash is optional on every path. Times \
                                are ISO 8601 in UTC. Lists come in pages, the newest first. Every refusal is a \
                                problem document with a stable `code`."""))
                .addSecurityItem(new SecurityRequirement().addList("bearer"))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("code", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }

    /** The document is made with Jackson 2, to which our rules for Jackson 3 do not apply. */
    @Bean
    ModelResolver snakeCaseSchemas() {
        return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    GlobalOpenApiCustomizer wholeDocument() {
        return api -> {
            api.getPaths().forEach(OpenApiConfiguration::complete);
            api.getComponents().getSchemas().values().forEach(OpenApiConfiguration::lowerCaseWords);
            // Added here, because schemas that no controller refers to are removed after the controllers are read.
            api.getComponents().addSchemas("Problem", problem());
        };
    }

    private static void complete(String path, PathItem item) {
        if (path.contains("{slug}")) {
            item.addParametersItem(new PathParameter()
                    .name("slug")
                    .description("The organisation, by its slug or id.")
                    .schema(new StringSchema()));
        }
        item.readOperations().forEach(OpenApiConfiguration::complete);
    }

    private static void complete(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> lowerCaseWords(parameter.getSchema()));
        }
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Refused; code says why")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void lowerCaseWords(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getEnum() instanceof List words) {
            schema.setEnum(((List<?>) words)
                    .stream()
                            .map(word -> word.toString().toLowerCase(Locale.ROOT))
                            .toList());
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> lowerCaseWords((Schema) property));
        }
        lowerCaseWords(schema.getItems());
    }
}
