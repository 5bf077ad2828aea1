package io.smartqueue.settings.environment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Reads our settings from the environment, then from `.env`, and derives Spring Boot's settings from them. */
public final class EnvironmentSettings implements EnvironmentPostProcessor, Ordered {

    /** With this suffix Spring reads FOO_BAR as foo.bar, as it does in the environment. */
    static final String DOT_ENV = ".env-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final Log log;

    /** Log lines are deferred, because the logging itself is one of the settings. */
    EnvironmentSettings(DeferredLogFactory logs) {
        this.log = logs.getLog(EnvironmentSettings.class);
    }

    @Override
    public int getOrder() {
        // After Spring Boot has read the environment, before the configuration files, which may refer to a setting.
        return Ordered.HIGHEST_PRECEDENCE + 7;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var dotEnv = DotEnv.read(Path.of(".env"));
        if (DotEnv.isOpenToOthers(Path.of(".env"))) {
            log.warn("Other users of this machine may read the secrets in .env; run: chmod 600 .env");
        }
        if (environment.getProperty("smartqueue.beside", Boolean.class, false)) {
            RunningDemo.addTo(dotEnv, environment);
        }
        dotEnv.keySet().removeAll(environment.getSystemEnvironment().keySet());
        var sources = environment.getPropertySources();
        // An empty variable would hide the one in .env, but it counts as absent.
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environmentWithValues(environment));
        sources.addAfter(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(DOT_ENV, dotEnv));
        sources.addLast(new MapPropertySource("smartqueue", whatFollows(Binder.get(environment))));
    }

    private static SystemEnvironmentPropertySource environmentWithValues(ConfigurableEnvironment environment) {
        var values = new HashMap<>(environment.getSystemEnvironment());
        values.values().removeIf(value -> value.toString().isBlank());
        return new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values);
    }

    private static Map<String, Object> whatFollows(Binder settings) {
        var properties = new HashMap<String, Object>();
        var port = text(settings, "port", "8000");
        if (port.matches("\\d{1,5}")) {
            // Spring Boot reads this one before our own check runs.
            properties.put("server.port", port);
        }
        var address = text(settings, "smartqueue.bind", isDemo(settings) ? "127.0.0.1" : "");
        if (!address.isEmpty()) {
            properties.put("server.address", address);
        }
        if (text(settings, "smartqueue.log-format", "text").equalsIgnoreCase("json")) {
            properties.put("logging.structured.format.console", "logstash");
        }
        return properties;
    }

    /** As Spring decides it: everything but "false" counts as true. */
    private static boolean isDemo(Binder settings) {
        return !text(settings, "smartqueue.demo", "false").equalsIgnoreCase("false");
    }

    private static String text(Binder settings, String name, String otherwise) {
        return settings.bind(name, String.class).orElse(otherwise);
    }
}
