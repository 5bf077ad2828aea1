package io.smartqueue.tenant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param demo whether the demo organisations are open to who has no account */
@ConfigurationProperties("smartqueue")
record TenantSettings(@DefaultValue("false") boolean demo) {}
