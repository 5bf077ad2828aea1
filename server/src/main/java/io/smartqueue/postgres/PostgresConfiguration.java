package io.smartqueue.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The pool depends on the server, so it stops first. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    @Bean
    Postgres postgres(PostgresSettings settings, DatabaseSettings external, ExistingDatabase existing) {
        if (settings.reading()) {
            return existing.open();
        }
        if (external.url() != null) {
            var owner = external.url().login();
            return ExternalPostgres.open(
                    owner, external.appUrl() == null ? owner : external.appUrl().login());
        }
        return settings.beside()
                ? EmbeddedPostgres.join(settings.dataDir())
                : EmbeddedPostgres.start(settings.dataDir(), List.of());
    }

    @Bean
    FlywayConnectionDetails migrationsRunAsOwner(Postgres postgres) {
        return new FlywayConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return postgres.owner().url();
            }

            @Override
            public String getUsername() {
                return postgres.owner().user();
            }

            @Override
            public String getPassword() {
                return postgres.owner().password().value();
            }
        };
    }

    @Bean
    HikariDataSource dataSource(Postgres postgres, Environment environment) {
        var pool = new HikariDataSource();
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(pool));
        // Set after the settings, so that none of them can exempt the application from row-level security.
        // No statement runs long enough for compilation to pay off.
        pool.setConnectionInitSql(Postgres.AS_APPLICATION + "; set jit = off");
        pool.setJdbcUrl(postgres.application().url());
        pool.setUsername(postgres.application().user());
        pool.setPassword(postgres.application().password().value());
        return pool;
    }
}
