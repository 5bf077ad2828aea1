package io.smartqueue.staff.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param demo whether accounts of the demo organisations can sign in */
@ConfigurationProperties("smartqueue")
public record StaffSettings(@DefaultValue("false") boolean demo) {}
