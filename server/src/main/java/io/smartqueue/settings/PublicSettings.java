package io.smartqueue.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param baseUrl PUBLIC_BASE_URL, the address that customers and Twilio reach; absent when not set */
@ConfigurationProperties("public")
public record PublicSettings(@Nullable WebAddress baseUrl) {}
