package io.smartqueue.channel.twilio;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What is known about one request, also where the SDK's exception does not carry it. */
public final class Exchange {

    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    /** Settlement relies on it: a request that has not begun by then never will. */
    private static final Duration LATEST_START = Duration.ofSeconds(5);

    private final long opened = System.nanoTime();
    private boolean begun;
    private @Nullable HttpResponse answer;

    /** Records the request made within as this exchange. */
    public <T> T watch(Supplier<T> request) {
        return ScopedValue.where(CURRENT, this).call(request::get);
    }

    static void began() throws ConnectTimeoutException {
        if (CURRENT.isBound()) {
            Exchange exchange = CURRENT.get();
            if (System.nanoTime() - exchange.opened > LATEST_START.toNanos()) {
                throw new ConnectTimeoutException("the connection stood too late");
            }
            exchange.begun = true;
        }
    }

    static void answered(HttpResponse answer) {
        if (CURRENT.isBound()) {
            CURRENT.get().answer = answer;
        }
    }

    /** False as long as no byte can have reached the other side. */
    public boolean begun() {
        return begun;
    }

    /** The HTTP status, once the head of an answer has come. */
    public Optional<Integer> status() {
        return Optional.ofNullable(answer).map(HttpResponse::getCode);
    }

    /** The moment of the answer by the other side's clock. */
    public Optional<Instant> date() {
        return header("Date").flatMap(text -> {
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeParseException unreadable) {
                return Optional.empty();
            }
        });
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(answer)
                .map(head -> head.getFirstHeader(name))
                .map(Header::getValue);
    }
}
