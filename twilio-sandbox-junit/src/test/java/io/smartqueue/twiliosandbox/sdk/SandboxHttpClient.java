package io.smartqueue.twiliosandbox.sdk;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import io.smartqueue.twiliosandbox.junit.Twilio;
import java.net.URI;

/** Twilio's own client, unchanged but for the host: the SDK has no setting for it. */
final class SandboxHttpClient extends NetworkHttpClient {
    private final URI base;

    private SandboxHttpClient(URI base) {
        this.base = base;
    }

    static TwilioRestClient clientOf(Twilio twilio) {
        return clientOf(twilio, twilio.accountSid(), twilio.authToken());
    }

    static TwilioRestClient clientOf(Twilio twilio, String user, String password) {
        return new TwilioRestClient.Builder(user, password)
                .accountSid(twilio.accountSid())
                .httpClient(new SandboxHttpClient(twilio.baseUrl()))
                .build();
    }

    @Override
    public Response makeRequest(Request request) {
        Request here =
                new Request(request.getMethod(), base + request.constructURL().getFile());
        here.setAuth(request.getUsername(), request.getPassword());
        here.setContentType(request.getContentType());
        here.setUserAgentExtensions(request.getUserAgentExtensions());
        if (request.getBody() != null) {
            here.setBody(request.getBody());
        }
        request.getPostParams().forEach((name, values) -> values.forEach(value -> here.addPostParam(name, value)));
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> here.addHeaderParam(name, value)));
        return super.makeRequest(here);
    }
}
