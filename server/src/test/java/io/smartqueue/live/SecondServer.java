package io.smartqueue.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.SmartQueue;
import io.smartqueue.TestDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Another server on the database of this test run. */
public final class SecondServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings further ones, as on a command line */
    public static SecondServer start(String... settings) {
        var arguments = new ArrayList<>(List.of("--server.port=0"));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(setting -> setting.startsWith("--database.url="))) {
            arguments.add("--database.url=" + TestDatabase.url());
        }
        return new SecondServer(new SpringApplicationBuilder(SmartQueue.class).run(arguments.toArray(String[]::new)));
    }

    /** How many places for streams are taken. */
    public double connections() {
        return meters().get("smartqueue.live.connections").gauge().value();
    }

    public MeterRegistry meters() {
        return context.getBean(MeterRegistry.class);
    }

    public URI address() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Signals live() {
        return context.getBean(Signals.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
