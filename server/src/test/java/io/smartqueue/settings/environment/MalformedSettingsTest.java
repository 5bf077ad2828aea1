package io.smartqueue.settings.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smartqueue.settings.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class MalformedSettingsTest {

    @Test
    void areAllNamedAtOnceEachInOneLine() {
        var refusal = catchThrowableOfType(
                CannotStart.class,
                () -> start(Map.of(
                        "PORT", "eight thousand",
                        "SMARTQUEUE_LOG_FORMAT", "xml",
                        "SMARTQUEUE_BIND", "not an address",
                        "PUBLIC_BASE_URL", "queue.example",
                        "DATABASE_URL", "mysql://me:hunter2@here/db")));
        assertThat(refusal.lines())
                .containsExactly(
                        "DATABASE_URL must look like postgresql://user:password@host:port/name,"
                                + " with every special character in user and password percent-encoded",
                        "PORT must be a whole number",
                        "PUBLIC_BASE_URL must be an absolute http or https address, such as https://queue.example",
                        "SMARTQUEUE_BIND must be an address of this machine",
                        "SMARTQUEUE_LOG_FORMAT must be one of text, json");
    }

    @Test
    void includeAMailServerWithoutAHostAndNeverItsPassword() {
        var refusal = catchThrowableOfType(
                CannotStart.class,
                () -> start(Map.of(
                        "SMTP_URL", "smtp://me:hunter2@",
                        "SMTP_FROM", "nobody",
                        "SMTP_RATE", "fast",
                        "SMTP_CA_FILE", "/there/is/none.pem")));
        assertThat(refusal.lines())
                .containsExactly(
                        "SMTP_CA_FILE must be a file with certificates in PEM",
                        "SMTP_FROM must be an e-mail address, such as no-reply@queue.example or"
                                + " Queue <no-reply@queue.example>",
                        "SMTP_RATE must be a number",
                        "SMTP_URL must look like smtp://user:password@host:port or smtps://user:password@host:port,"
                                + " with every special character in user and password percent-encoded");
    }

    @Test
    void includeNumbersOutOfBounds() {
        var refusal = catchThrowableOfType(CannotStart.class, () -> start(Map.of("PORT", "70000")));
        assertThat(refusal.lines()).containsExactly("PORT: Give a number of at most 65535.");
    }

    @Test
    void doNotIncludeEmptyOnes() {
        start(Map.of("PORT", "", "DATABASE_URL", ""));
    }

    private static void start(Map<String, Object> variables) {
        var environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return variables;
            }
        };
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .environment(environment)
                .run()
                .close();
    }

    @Import(SettingsCheck.class)
    @ConfigurationPropertiesScan("io.smartqueue")
    static class Settings {}
}
