package io.smartqueue.page.render;

import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The page of samples, only while the demo is on, because it is not for customers. */
@Controller
class DesignController {

    private final boolean demo;

    DesignController(Environment environment) {
        this.demo = environment.getProperty("smartqueue.demo", Boolean.class, false);
    }

    @GetMapping("/design")
    Html design(PageContext pageContext) throws NoResourceFoundException {
        return sample("design/page", pageContext);
    }

    @GetMapping(path = "/design", params = "wall=called")
    Html wallThatCalls(PageContext pageContext) throws NoResourceFoundException {
        return sample("design/wall/called", pageContext);
    }

    @GetMapping(path = "/design", params = "wall=quiet")
    Html wallThatIsQuietAndStale(PageContext pageContext) throws NoResourceFoundException {
        return sample("design/wall/quiet", pageContext);
    }

    @GetMapping(path = "/design", params = "wall=pairing")
    Html wallThatWaitsForItsPlace(PageContext pageContext) throws NoResourceFoundException {
        return sample("design/wall/pairing", pageContext);
    }

    private Html sample(String template, PageContext pageContext) throws NoResourceFoundException {
        if (!demo) {
            throw new NoResourceFoundException(HttpMethod.GET, "/design", "design");
        }
        return Html.of(template, pageContext);
    }
}
