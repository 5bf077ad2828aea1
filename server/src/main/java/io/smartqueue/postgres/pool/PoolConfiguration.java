package io.smartqueue.postgres.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.Postgres;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** The pools depend on the server, so they stop first. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    private static final int SCHEDULES_AT_ONCE = 3;

    @Bean
    Pools dataSource(Postgres postgres, PoolSettings settings, Environment environment) {
        return new Pools(settings, workload -> pool(workload, postgres.application(), settings, environment));
    }

    private static HikariDataSource pool(
            Workload workload, DatabaseLogin login, PoolSettings settings, Environment environment) {
        var pool = new HikariDataSource();
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        // Set after the settings, so that none of them can exempt the application from row-level security.
        // No statement runs long enough for compilation to pay off.
        pool.setConnectionInitSql(Postgres.AS_APPLICATION + "; set jit = off; " + settings.asSql());
        pool.setPoolName(name(workload));
        pool.setMaximumPoolSize(settings.size(workload));
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password().value());
        pool.addDataSourceProperty(
                "socketTimeout", Long.toString(settings.silence().toSeconds()));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // The details of an error quote rows, with names and phones, and exceptions are logged.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }

    @Bean
    MeterBinder poolMetrics(Pools pools) {
        return meters -> pools.all().forEach((workload, pool) -> {
            pool.connections().setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
            measure(workload, pool, meters);
        });
    }

    private static void measure(Workload workload, Pools.Pool pool, MeterRegistry meters) {
        Gauge.builder("smartqueue.database.waiting", pool.shares(), Shares::waiting)
                .tag("pool", name(workload))
                .register(meters);
        FunctionCounter.builder("smartqueue.database.refused", pool.refused(), LongAdder::sum)
                .tag("pool", name(workload))
                .register(meters);
    }

    private static String name(Workload workload) {
        return workload.name().toLowerCase(Locale.ROOT);
    }

    /**
     * For everything that is done again after a pause. Spring's own scheduler for virtual threads does all of that on
     * one thread, where one that takes long, or waits for the database, holds up the others.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(SCHEDULES_AT_ONCE);
        scheduler.setThreadNamePrefix("schedule-");
        scheduler.setDaemon(true);
        scheduler.setTaskDecorator(task -> () -> Workload.BACKGROUND.run(task));
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        return scheduler;
    }
}
