package io.smartqueue.channel.twilio.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What is known about one request, also where the SDK's exception has forgotten it. */
public final class Exchange {

    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private boolean begun;
    private @Nullable HttpResponse answer;

    /** The request made within is this exchange's. */
    public <T> T watch(Supplier<T> request) {
        return ScopedValue.where(CURRENT, this).call(request::get);
    }

    static void began() {
        if (CURRENT.isBound()) {
            CURRENT.get().begun = true;
        }
    }

    static void answered(HttpResponse answer) {
        if (CURRENT.isBound()) {
            CURRENT.get().answer = answer;
        }
    }

    /** False as long as not one byte can have reached the other side. */
    public boolean begun() {
        return begun;
    }

    /** The HTTP status, once the head of an answer has come. */
    public Optional<Integer> status() {
        return Optional.ofNullable(answer).map(HttpResponse::getCode);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(answer)
                .map(head -> head.getFirstHeader(name))
                .map(Header::getValue);
    }
}
