package io.smartqueue.channel.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.smartqueue.settings.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes one HTTP request for each call and returns the answer. The SDK's own client re-sends at two levels,
 * in its {@code reliableRequest} and in Apache's strategy below, which would deliver a message several times.
 */
public final class SingleRequestClient extends HttpClient implements AutoCloseable {

    /** One for each worker of the dispatcher and of the settlement, so that none waits for a connection. */
    private static final int CONNECTIONS = 64;

    private static final int LONGEST_ANSWER = 4 << 20;
    private static final Timeout WAIT_FOR_CONNECTION = Timeout.ofSeconds(5);

    private final CloseableHttpClient http;
    private final Optional<WebAddress> instead;

    /** @param instead the address that replaces all of Twilio's hosts */
    public SingleRequestClient(Optional<WebAddress> instead, Duration connectTimeout, Duration responseTimeout) {
        this.instead = instead;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(2 * CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setSocketTimeout(Timeout.of(responseTimeout))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        this.http = HttpClientBuilder.create()
                .useSystemProperties()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(WAIT_FOR_CONNECTION)
                        .setResponseTimeout(Timeout.of(responseTimeout))
                        .build())
                .setRequestExecutor(new Witness())
                .setUserAgent("smartqueue (twilio-java)")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    /** Apache calls it when the connection is open and before the first byte is written. */
    private static final class Witness extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback informed,
                HttpContext context)
                throws IOException, HttpException {
            if (!"CONNECT".equals(request.getMethod())) {
                Exchange.began();
            }
            return super.execute(request, connection, informed, context);
        }
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        try {
            return http.execute(http(request), answer -> {
                Exchange.answered(answer);
                return new Response(content(answer), answer.getCode(), answer.getHeaders());
            });
        } catch (IOException failure) {
            throw new ApiConnectionException(String.valueOf(failure.getMessage()), failure);
        }
    }

    private HttpUriRequestBase http(Request request) {
        var http = new HttpUriRequestBase(request.getMethod().toString(), address(request));
        http.setHeader(HttpHeaders.ACCEPT, "application/json");
        http.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> http.addHeader(name, value)));
        if (!request.getPostParams().isEmpty()) {
            http.setEntity(new StringEntity(
                    request.encodeFormBody(),
                    ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8)));
        } else if (request.getBody() != null) {
            http.setEntity(new StringEntity(request.getBody(), ContentType.APPLICATION_JSON));
        }
        return http;
    }

    private URI address(Request request) {
        URI theirs = URI.create(request.constructURL().toString());
        String query = theirs.getRawQuery() == null ? "" : "?" + theirs.getRawQuery();
        return instead.map(base -> URI.create(base + theirs.getRawPath() + query))
                .orElse(theirs);
    }

    private static String content(ClassicHttpResponse answer) throws IOException {
        try {
            return answer.getEntity() == null
                    ? ""
                    : EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8, LONGEST_ANSWER);
        } catch (ParseException unreadable) {
            throw new IOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
