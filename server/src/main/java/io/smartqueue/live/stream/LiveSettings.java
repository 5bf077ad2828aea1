package io.smartqueue.live.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param mostStreams connection limit of streams and sockets together; without one they could use all memory
 * @param socketBuffer of each connection, once for reading and once for writing
 */
@Validated
@ConfigurationProperties("smartqueue.live")
record LiveSettings(
        @DefaultValue("5000") @Min(1) @Max(60_000) int mostStreams,
        @DefaultValue("2KB") DataSize socketBuffer) {}
