package io.smartqueue.tenant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param demo whether the demo organisations are open, to their own accounts and to anonymous visitors */
@ConfigurationProperties("smartqueue")
public record TenantSettings(@DefaultValue("false") boolean demo) {}
