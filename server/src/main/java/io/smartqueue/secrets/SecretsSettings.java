package io.smartqueue.secrets;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param secretsKey where it is not set, the embedded database's server keeps one in the data folder */
@ConfigurationProperties("smartqueue")
record SecretsSettings(@Nullable SecretsKeys secretsKey) {}
