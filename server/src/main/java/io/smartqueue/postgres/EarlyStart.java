package io.smartqueue.postgres;

import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Starts our own PostgreSQL beside the work that comes before the first use of it, so that the server is ready sooner.
 * It comes after the check of all settings, so that wrong ones start nothing. Commands start it only when they need it,
 * and the build, which only looks which beans there are, never does.
 */
@Component
@ConditionalOnWebApplication
class EarlyStart implements BeanFactoryPostProcessor, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EarlyStart.class);

    private @Nullable CompletableFuture<Postgres> begun;

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return;
        }
        var binder = Binder.get(beans.getBean(Environment.class));
        var settings = binder.bindOrCreate("smartqueue", PostgresSettings.class);
        var external = binder.bindOrCreate("database", DatabaseSettings.class);
        if (external.url() == null && !settings.beside() && !settings.reading()) {
            begun = CompletableFuture.supplyAsync(
                    () -> EmbeddedPostgres.start(settings.dataDir(), List.of()),
                    start -> Thread.ofPlatform().name("postgres-start").start(start));
        }
    }

    /** Who asks closes it. */
    Postgres postgres(Path dataDir) {
        var early = begun;
        begun = null;
        return early == null ? EmbeddedPostgres.start(dataDir, List.of()) : early.join();
    }

    /** Closes what nobody has asked for, because the server failed before. */
    @Override
    public void destroy() {
        var unused = begun;
        if (unused == null) {
            return;
        }
        try {
            unused.join().close();
        } catch (CompletionException notStarted) {
            log.debug("PostgreSQL did not start either.", notStarted);
        }
    }
}
