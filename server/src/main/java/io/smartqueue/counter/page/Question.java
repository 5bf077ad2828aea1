package io.smartqueue.counter.page;

import io.smartqueue.page.Html;
import io.smartqueue.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.IntStream;

/** Prints a question, and knows the reasons that are most often given. */
final class Question {

    private static final int REASONS = 3;

    private Question() {}

    static Html page(HttpServletRequest request, QuestionPage page) {
        return Html.of(Htmx.asks(request) ? "counter/dialog" : "counter/asked", page);
    }

    /** Keys of words, such as {@code reason.pause.1}. */
    static List<String> reasons(String kind) {
        return IntStream.rangeClosed(1, REASONS)
                .mapToObj(n -> "reason." + kind + "." + n)
                .toList();
    }
}
