package io.smartqueue.postgres;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The external PostgreSQL, if there is one.
 *
 * @param url with the login of the owner
 * @param appUrl with the login of the application, when that is another one
 */
@ConfigurationProperties("database")
record DatabaseSettings(@Nullable DatabaseUrl url, @Nullable DatabaseUrl appUrl) {}
