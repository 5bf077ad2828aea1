package io.smartqueue.counter.page;

import io.smartqueue.page.Html;
import io.smartqueue.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.IntStream;

/** Renders a question with the most frequent reasons. */
final class Question {

    private static final int REASONS = 3;

    private Question() {}

    static Html page(HttpServletRequest request, QuestionPage page) {
        return Html.of(Htmx.asks(request) ? "counter/dialog" : "counter/asked", page);
    }

    /** Message keys, such as {@code reason.pause.1}. */
    static List<String> reasons(String kind) {
        return IntStream.rangeClosed(1, REASONS)
                .mapToObj(n -> "reason." + kind + "." + n)
                .toList();
    }
}
