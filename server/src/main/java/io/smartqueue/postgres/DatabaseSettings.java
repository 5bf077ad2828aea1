package io.smartqueue.postgres;

import io.smartqueue.postgres.external.DatabaseUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The external PostgreSQL, if there is one.
 *
 * @param url as its owner
 * @param appUrl as who does the daily work, when that is another login
 */
@ConfigurationProperties("database")
record DatabaseSettings(@Nullable DatabaseUrl url, @Nullable DatabaseUrl appUrl) {}
