package io.smartqueue.twiliosandbox.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.BadRequest;
import io.smartqueue.twiliosandbox.http.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** The entry to /_sandbox, for tests and the page: only for this machine. */
public final class ControlEndpoint implements HttpHandler {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Control control;
    private final LiveStream stream;

    public ControlEndpoint(Control control, Changes changes) {
        this.control = control;
        this.stream = new LiveStream(changes, control::counters);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            Request request = Request.read(exchange);
            if (isForeign(request)) {
                answer = error(403, "only this machine's own pages may control the sandbox");
            } else if (request.path().equals("/_sandbox/stream")) {
                stream.serve(exchange);
                return;
            } else {
                answer = control.answer(request);
            }
        } catch (BadRequest unreadable) {
            answer = error(unreadable.status(), unreadable.reason());
        } catch (IllegalArgumentException refused) {
            answer = error(400, String.valueOf(refused.getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            answer = error(503, "the sandbox is stopping");
        }
        answer.with("Cache-Control", "no-store").send(exchange);
    }

    static Answer error(int status, String message) {
        return Answer.json(status, Map.of("error", message), "");
    }

    /** A web page elsewhere must not read or control the sandbox through its visitor's browser. */
    private static boolean isForeign(Request request) {
        String host = request.header("Host").orElse("").replaceFirst(":[0-9]+$", "");
        boolean sameOrigin = request.header("Origin")
                .map(origin ->
                        THIS_MACHINE.contains(String.valueOf(URI.create(origin).getHost())))
                .orElse(true);
        return !THIS_MACHINE.contains(host) || !sameOrigin;
    }
}
