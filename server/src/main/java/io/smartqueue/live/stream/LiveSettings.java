package io.smartqueue.live.stream;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param mostStreams streams and sockets open at the same time; without a bound they take all there is */
@Validated
@ConfigurationProperties("smartqueue.live")
record LiveSettings(@DefaultValue("1000") @Min(1) int mostStreams) {}
