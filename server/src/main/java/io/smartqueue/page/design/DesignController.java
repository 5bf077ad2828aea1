package io.smartqueue.page.design;

import io.smartqueue.page.Html;
import io.smartqueue.page.Sheet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of samples, only while the demo is on, because it is not for customers. */
@Controller
@ConditionalOnProperty(name = "smartqueue.demo", havingValue = "true")
class DesignController {

    @GetMapping("/design")
    Html design(Sheet sheet) {
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
