package io.smartqueue.page.render;

import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of samples, only while the demo is on, because it is not for customers. */
@Controller
@ConditionalOnProperty(name = "smartqueue.demo", havingValue = "true")
class DesignController {

    @GetMapping("/design")
    Html design(PageContext pageContext) {
        return Html.of("design/page", pageContext);
    }

    @GetMapping(path = "/design", params = "wall=called")
    Html wallThatCalls(PageContext pageContext) {
        return Html.of("design/wall/called", pageContext);
    }

    @GetMapping(path = "/design", params = "wall=quiet")
    Html wallThatIsQuietAndStale(PageContext pageContext) {
        return Html.of("design/wall/quiet", pageContext);
    }

    @GetMapping(path = "/design", params = "wall=pairing")
    Html wallThatWaitsForItsPlace(PageContext pageContext) {
        return Html.of("design/wall/pairing", pageContext);
    }
}
