package io.smartqueue.page.accent;

import io.smartqueue.kernel.Refusal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the stylesheet of a colour, which never changes and is the same for every organisation. */
@Controller
class AccentController {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{6}");
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    @GetMapping("/accent/{hex}.css")
    ResponseEntity<String> stylesheet(@PathVariable String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw Refusal.notFound("not_found", "This is not a colour.");
        }
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(new Accent(Colour.of(hex)).stylesheet());
    }
}
