package io.smartqueue.web.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.smartqueue.web.paging.Paging;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the interface. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String DESCRIPTION = """
            People wait without standing in line. Sign in with `POST /api/v1/auth/` and send the token as \
            `Authorization: Bearer …`. A trailing slash is optional on every path. Times are ISO 8601 in UTC. Lists \
            come in pages, the newest first. Every refusal is a problem document with a stable `code`.""";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Paging.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("SmartQueue")
                        .version("v1")
                        .description(DESCRIPTION)
                        .license(new License().name("Apache 2.0").identifier("Apache-2.0")))
                // The address of the document itself, whatever a request calls the server.
                .addServersItem(new Server().url("/"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }

    /** The document is made with Jackson 2, to which our rules for Jackson 3 do not apply. */
    @Bean
    ModelResolver snakeCaseSchemas(SchemaNames names) {
        ObjectMapper mapper = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        return new ModelResolver(mapper, names);
    }

    @Bean
    SchemaNames schemaNames() {
        return new SchemaNames();
    }

    @Bean
    OperationCustomizer listedParameters() {
        return new ListedParameters();
    }

    @Bean
    GlobalOpenApiCustomizer wholeDocument(SchemaNames names) {
        Words words = new Words();
        return api -> {
            new DocumentedSchemas(names, words).complete(api);
            new DocumentedOperations(words).complete(api);
            // Added here, because schemas that no controller refers to are removed after the controllers are read.
            api.getComponents().addSchemas("Problem", ProblemSchema.of());
        };
    }
}
