package io.smartqueue.twiliosandbox.api;

import io.smartqueue.twiliosandbox.delivery.Deliveries;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.Request;
import io.smartqueue.twiliosandbox.message.Messages;
import io.smartqueue.twiliosandbox.message.Senders;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From an address to its resource, after the credentials were checked. */
public final class ApiRoutes {
    private static final Pattern PATH = Pattern.compile(
            "/2010-04-01/Accounts/(?<account>[^/.]+)(?<messages>/Messages(/(?<sid>[^/.]+))?)?(\\.json)?");

    private final Credentials credentials;
    private final MessagesResource resource;

    public ApiRoutes(
            Credentials credentials, Messages messages, Senders senders, Deliveries deliveries, InstantSource clock) {
        this.credentials = credentials;
        this.resource = new MessagesResource(messages, senders, deliveries, credentials.accountSid(), clock);
    }

    boolean isCollection(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() && matcher.group("messages") != null && matcher.group("sid") == null;
    }

    Answer answer(Request request) {
        if (!credentials.admit(request.header("Authorization"))) {
            return ApiProblem.answer(401, 20003, "Authenticate").with("WWW-Authenticate", "Basic realm=\"Twilio API\"");
        }
        try {
            return route(request);
        } catch (ApiProblem problem) {
            return problem.answer();
        }
    }

    private Answer route(Request request) {
        Matcher matcher = PATH.matcher(request.path());
        if (!matcher.matches() || !credentials.accountSid().equals(matcher.group("account"))) {
            throw ApiProblem.notFound(request.path());
        }
        String sid = matcher.group("sid");
        if (sid != null) {
            return resource.one(request, sid);
        }
        return matcher.group("messages") != null ? resource.collection(request) : account(request);
    }

    private Answer account(Request request) {
        if (!request.method().equals("GET")) {
            throw new ApiProblem(405, 20004, "Method not allowed");
        }
        Map<String, String> account = new LinkedHashMap<>();
        account.put("sid", credentials.accountSid());
        account.put("owner_account_sid", credentials.accountSid());
        account.put("friendly_name", "twilio-sandbox");
        account.put("status", "active");
        account.put("type", "Full");
        account.put("uri", "/2010-04-01/Accounts/" + credentials.accountSid() + ".json");
        return Answer.json(200, account, "account");
    }
}
