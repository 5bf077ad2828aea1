package io.smartqueue.page;

import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The answer of a page controller: a template and its one parameter.
 *
 * @param template below {@code src/main/jte}, without its extension
 * @param version when present, a browser that has this version gets 304 instead of the page
 */
public record Html(String template, Object model, HttpStatus status, Optional<String> version) implements Reply {

    public static Html of(String template, Object model) {
        return new Html(template, model, HttpStatus.OK, Optional.empty());
    }

    public Html status(HttpStatus other) {
        return new Html(template, model, other, version);
    }

    public Html version(String other) {
        return new Html(template, model, status, Optional.of(other));
    }
}
