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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** The entry to the API: counts, request limit, faults, Twilio's headers and the request log. */
public final class ApiEndpoint implements HttpHandler {
    private final AccountRoutes routes;
    private final FaultBoard faults;
    private final RequestLog log;
    private final InstantSource clock;
    private final IntSupplier mostAtOnce;
    private final AtomicInteger inFlight = new AtomicInteger();

    /** @param mostAtOnce requests answered at the same time before 429, 0 = no limit */
    public ApiEndpoint(
            AccountRoutes routes, FaultBoard faults, RequestLog log, InstantSource clock, IntSupplier mostAtOnce) {
        this.routes = routes;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.mostAtOnce = mostAtOnce;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Instant since = clock.instant();
        log.arrived(exchange.getRequestMethod());
        int concurrent = inFlight.incrementAndGet();
        Answer answer;
        try {
            Request request = Request.read(exchange);
            Answer bare = answer(request, concurrent);
            answer = withHeaders(bare, Duration.between(since, clock.instant()), concurrent);
            log.answered(request, recipient(request), answer, since);
        } catch (BadRequest unreadable) {
            answer = ApiProblem.answer(unreadable.status(), 20001, unreadable.reason());
        } finally {
            inFlight.decrementAndGet();
        }
        answer.send(exchange);
    }

    private Answer answer(Request request, int concurrent) {
        int most = mostAtOnce.getAsInt();
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
