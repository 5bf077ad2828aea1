package io.smartqueue.settings;

import io.smartqueue.settings.environment.EnvironmentSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Checked here; {@link EnvironmentSettings} passes them to Spring Boot. */
final class ServerSettings {

    private ServerSettings() {}

    @Validated
    @ConfigurationProperties
    record Port(@DefaultValue("8000") @Min(0) @Max(65535) int port) {}

    @ConfigurationProperties("smartqueue")
    record Process(
            @Nullable InetAddress bind,
            @DefaultValue("false") boolean demo,
            @DefaultValue("text") LogFormat logFormat) {}

    enum LogFormat {
        TEXT,
        JSON
    }
}
