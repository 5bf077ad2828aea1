package io.smartqueue.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param baseUrl PUBLIC_BASE_URL, the address customers and Twilio reach; none when nobody said */
@ConfigurationProperties("public")
public record PublicSettings(@Nullable WebAddress baseUrl) {}
