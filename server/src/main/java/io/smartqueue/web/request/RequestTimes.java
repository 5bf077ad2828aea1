package io.smartqueue.web.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request may take from its first byte; then its connection is closed.
 *
 * @param head until its head has arrived
 * @param whole until the answer has been sent: the largest takes less over the slowest network of a telephone
 */
@ConfigurationProperties("smartqueue.requests")
record RequestTimes(
        @DefaultValue("30s") Duration head,
        @DefaultValue("5m") Duration whole) {

    static final RequestTimes UNLIMITED = new RequestTimes(Duration.ofDays(1), Duration.ofDays(1));
}
