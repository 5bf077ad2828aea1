package io.smartqueue.live;

import io.smartqueue.SmartQueue;
import io.smartqueue.TestDatabase;
import java.net.URI;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Another server on the database of this test run. */
public final class SecondServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private SecondServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static SecondServer start() {
        return new SecondServer(new SpringApplicationBuilder(SmartQueue.class)
                .run("--server.port=0", "--database.url=" + TestDatabase.url()));
    }

    public URI address() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public Live live() {
        return context.getBean(Live.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
