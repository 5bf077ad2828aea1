package io.smartqueue.channel.push;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One request to a push service, whoever that is: no redirect is followed, and nothing that it says is read. */
@Component
class PushRequests implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final Timeout PATIENCE = Timeout.ofSeconds(5);

    /** Whatever the service does, and well below the lease of a message. */
    private static final long WHOLE_SECONDS = 10;

    private final CloseableHttpClient http;

    /** @param after how long to wait, where the service asks for it in seconds */
    record Answer(int status, Optional<Duration> after) {}

    PushRequests(Endpoints endpoints) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(endpoints)
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(PATIENCE)
                        .setSocketTimeout(PATIENCE)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        this.http = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(PATIENCE)
                        .setResponseTimeout(PATIENCE)
                        .build())
                .setUserAgent("smartqueue")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    Answer post(URI endpoint, Map<String, String> headers, byte[] body) throws IOException {
        var request = new HttpPost(endpoint);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_OCTET_STREAM, "aes128gcm"));
        var late = CompletableFuture.runAsync(
                request::abort, CompletableFuture.delayedExecutor(WHOLE_SECONDS, TimeUnit.SECONDS));
        // Closed unread: a service could speak for ever.
        try (ClassicHttpResponse answer = http.executeOpen(null, request, null)) {
            return new Answer(answer.getCode(), pause(answer.getFirstHeader(HttpHeaders.RETRY_AFTER)));
        } finally {
            late.cancel(false);
        }
    }

    private static Optional<Duration> pause(@Nullable Header header) {
        return Optional.ofNullable(header)
                .map(Header::getValue)
                .filter(value -> value.matches("[0-9]{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
