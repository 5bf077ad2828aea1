package io.smartqueue.settings;

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

/** Reads our settings from the environment, behind it from `.env`, and says to Spring Boot what follows from them. */
final class Surroundings implements EnvironmentPostProcessor, Ordered {

    /** With this ending Spring reads FOO_BAR as foo.bar, as it does in the environment. */
    static final String DOT_ENV = ".env-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final Log log;

    /** Where lines are to go is one of the settings, so this one waits until it is known. */
    Surroundings(DeferredLogFactory logs) {
        this.log = logs.getLog(Surroundings.class);
    }

    @Override
    public int getOrder() {
        // After Spring Boot's own look at the environment, before the configuration files, which may name a setting.
        return Ordered.HIGHEST_PRECEDENCE + 7;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var dotEnv = DotEnv.read(Path.of(".env"));
        if (DotEnv.isOpenToOthers(Path.of(".env"))) {
            log.warn("Other users of this machine may read the secrets in .env; shut it to them: chmod 600 .env");
        }
        dotEnv.keySet().removeAll(environment.getSystemEnvironment().keySet());
        var sources = environment.getPropertySources();
        // An empty variable hides the one in .env, but it is no value.
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
            // Spring Boot reads this one before our own check has its say.
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

    /** As Spring decides it: by all that is not "false". */
    private static boolean isDemo(Binder settings) {
        return !text(settings, "smartqueue.demo", "false").equalsIgnoreCase("false");
    }

    private static String text(Binder settings, String name, String otherwise) {
        return settings.bind(name, String.class).orElse(otherwise);
    }
}
