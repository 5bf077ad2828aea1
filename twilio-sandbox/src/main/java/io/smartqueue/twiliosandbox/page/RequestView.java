package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.http.Form.Field;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line of the request log, with the details that a click shows. */
record RequestView(
        long number,
        Instant at,
        String kind,
        String method,
        String target,
        String about,
        int status,
        String note,
        long millis,
        Map<String, String> headers,
        List<Field> form,
        String answer) {

    static RequestView of(LoggedRequest request) {
        return new RequestView(
                request.number(),
                request.at(),
                request.kind().name().toLowerCase(Locale.ROOT),
                request.method(),
                request.target(),
                request.about(),
                request.status(),
                request.note(),
                request.took().toMillis(),
                request.headers(),
                request.form().fields(),
                request.answer());
    }
}
