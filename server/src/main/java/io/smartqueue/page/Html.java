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

    /** Pages load only our own files: no inline script or style, none from other hosts, and no framing. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " media-src 'self'; connect-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** For a part of a page, which does nothing when somebody opens it as a page. */
    public static final String POLICY_OF_A_PART = "default-src 'none'; sandbox; frame-ancestors 'none'";

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
