package io.smartqueue.channel.twilio.content;

import com.twilio.constant.EnumConstants;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import io.smartqueue.channel.content.ContentAnswer;
import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.Exchange;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioStatuses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Single requests to the Content API, and what their answers mean. */
final class ContentRequests {

    private static final String HOST = "https://content.twilio.com";
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final List<TwilioRestClient> logins;

    /** @param accounts the same with each token that may be valid while one replaces the other */
    ContentRequests(List<Account> accounts, SingleRequestClient requests) {
        this.logins = accounts.stream().map(account -> account.client(requests)).toList();
    }

    ContentAnswer get(String path, Function<JsonNode, ContentAnswer> read) {
        var address = UriComponentsBuilder.fromUriString(path).build();
        var request = new Request(HttpMethod.GET, HOST + address.getPath());
        address.getQueryParams()
                .forEach((name, values) -> values.forEach(
                        value -> request.addQueryParam(name, UriUtils.decode(value, StandardCharsets.UTF_8))));
        return send(request, read);
    }

    ContentAnswer post(String path, String json, Function<JsonNode, ContentAnswer> read) {
        var request = new Request(HttpMethod.POST, HOST + path);
        request.setContentType(EnumConstants.ContentType.JSON);
        request.setBody(json);
        return send(request, read);
    }

    ContentAnswer delete(String path) {
        return send(new Request(HttpMethod.DELETE, HOST + path), nothing -> new ContentAnswer.Absent());
    }

    private ContentAnswer send(Request request, Function<JsonNode, ContentAnswer> read) {
        try {
            Response answer = new Exchange().watch(() -> logins.getFirst().request(request));
            if (answer.getStatusCode() == UNAUTHORIZED && logins.size() > 1) {
                answer = new Exchange().watch(() -> logins.getLast().request(request));
            }
            return answer(answer, read);
        } catch (TwilioException failure) {
            return new ContentAnswer.Unanswered(
                    "Twilio did not answer: " + TwilioStatuses.masked(String.valueOf(failure.getMessage())));
        } catch (JacksonException unreadable) {
            return new ContentAnswer.Unanswered("Twilio's answer could not be read.");
        }
    }

    private static ContentAnswer answer(Response answer, Function<JsonNode, ContentAnswer> read) {
        int status = answer.getStatusCode();
        if (status < 300) {
            String body = answer.getContent();
            return read.apply(ContentJson.read(body == null || body.isBlank() ? "{}" : body));
        }
        if (status == NOT_FOUND) {
            return new ContentAnswer.Absent();
        }
        // About our login, our pace or Twilio itself, not about the content.
        if (status < 400
                || status >= 500
                || status == UNAUTHORIZED
                || status == 403
                || status == 408
                || status == 429) {
            return new ContentAnswer.Unanswered("Twilio answered HTTP " + status + ".");
        }
        JsonNode problem = ContentJson.read(answer.getContent());
        return new ContentAnswer.Refused(
                problem.path("code").asString("http_" + status),
                TwilioStatuses.masked(problem.path("message").asString("Twilio answered HTTP " + status + ".")));
    }
}
