package io.smartqueue.demo;

import io.smartqueue.page.Html;
import io.smartqueue.page.Sheet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every component in every state, to be looked at and measured. */
@Controller
@ConditionalOnProperty("smartqueue.demo")
class DesignController {

    @GetMapping("/design")
    Html components(Sheet sheet) {
        return Html.of("design/page", sheet);
    }

    @GetMapping(path = "/design", params = "wall=called")
    Html wallThatCalls(Sheet sheet) {
        return Html.of("design/wall/called", sheet);
    }

    @GetMapping(path = "/design", params = "wall=quiet")
    Html wallThatIsQuietAndStale(Sheet sheet) {
        return Html.of("design/wall/quiet", sheet);
    }

    @GetMapping(path = "/design", params = "wall=pairing")
    Html wallThatWaitsForItsPlace(Sheet sheet) {
        return Html.of("design/wall/pairing", sheet);
    }
}
