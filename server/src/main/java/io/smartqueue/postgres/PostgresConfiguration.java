package io.smartqueue.postgres;

import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which server it is, and who migrates its schema. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    @Bean
    Postgres postgres(
            PostgresSettings settings,
            DatabaseSettings external,
            ExistingDatabase existing,
            Optional<EarlyStart> early) {
        if (settings.reading()) {
            return existing.open();
        }
        if (external.url() != null) {
            var owner = external.url().login();
            return ExternalPostgres.open(
                    owner, external.appUrl() == null ? owner : external.appUrl().login());
        }
        if (settings.beside()) {
            return EmbeddedPostgres.join(settings.dataDir());
        }
        return early.map(start -> start.postgres(settings.dataDir()))
                .orElseGet(() -> EmbeddedPostgres.start(settings.dataDir(), List.of()));
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
}
