package io.smartqueue.twiliosandbox.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.smartqueue.twiliosandbox.fault.FaultBoard;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.BadRequest;
import io.smartqueue.twiliosandbox.http.Request;
import io.smartqueue.twiliosandbox.http.RequestLog;
import io.smartqueue.twiliosandbox.message.Sids;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** The entry to the API: counts, request limit, faults, Twilio's headers and the request log. */
public final class ApiEndpoint implements HttpHandler {
    private final AccountRoutes routes;
    private final FaultBoard faults;
    private final RequestLog log;
    private final InstantSource clock;

    public ApiEndpoint(AccountRoutes routes, FaultBoard faults, RequestLog log, InstantSource clock) {
        this.routes = routes;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Instant since = clock.instant();
        Answer answer;
        try {
            answer = answer(Request.read(exchange), since);
        } catch (BadRequest unreadable) {
            log.arrived(exchange.getRequestMethod());
            answer = ApiProblem.answer(unreadable.status(), 20001, unreadable.reason());
        }
        answer.send(exchange);
    }

    private Answer answer(Request request, Instant since) {
        ApiRoutes account = routes.concerned(request);
        int concurrent = account.begin();
        log.arrived(request.method());
        try {
            Answer bare = answer(request, account.mostAtOnce(), concurrent);
            Answer answer = withHeaders(bare, Duration.between(since, clock.instant()), concurrent);
            log.answered(request, recipient(request), answer, since);
            return answer;
        } finally {
            account.end();
        }
    }

    private Answer answer(Request request, int most, int concurrent) {
        if (most > 0 && concurrent > most) {
            return FaultyAnswers.tooManyAtOnce();
        }
        boolean creates = request.method().equals("POST") && routes.isCollection(request.path());
        try {
            var struck = faults.strikeRequest(creates);
            return struck.isPresent()
                    ? FaultyAnswers.of(struck.get(), () -> routes.answer(request))
                    : routes.answer(request);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Answer.dropped("the sandbox is stopping");
        }
    }

    private static Answer withHeaders(Answer answer, Duration took, int concurrent) {
        Answer identified = answer.headers().containsKey("Twilio-Request-Id")
                ? answer
                : answer.with("Twilio-Request-Id", Sids.next("RQ"));
        return identified
                .with("Twilio-Request-Duration", String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0))
                .with("Twilio-Concurrent-Requests", Integer.toString(concurrent))
                .with("X-Home-Region", "us1")
                .with("X-Api-Domain", "api.twilio.com");
    }

    private static String recipient(Request request) {
        return request.form()
                .filled("To")
                .or(() -> request.query().filled("To"))
                .orElse("");
    }
}
