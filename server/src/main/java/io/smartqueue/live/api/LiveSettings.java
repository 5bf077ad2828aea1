package io.smartqueue.live.api;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param mostStreams open at the same time; each costs about 100 KB, and without a bound they take all there is */
@Validated
@ConfigurationProperties("smartqueue.live")
record LiveSettings(@DefaultValue("1000") @Min(1) int mostStreams) {}
