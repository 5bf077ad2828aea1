package io.smartqueue.page.docs;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.Language;
import io.smartqueue.page.PageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The interface as people read it: a list that can be searched, and a page for each operation. */
@Controller
class DocsController {

    private final ApiDocument document;

    DocsController(ApiDocument document) {
        this.document = document;
    }

    @GetMapping("/api/docs")
    Html list(PageContext pageContext, HttpServletRequest request, @RequestParam(defaultValue = "") String q) {
        Map<String, List<ApiOperation>> found = document.operations(request).stream()
                .filter(operation -> operation.has(q))
                .collect(Collectors.groupingBy(ApiOperation::tag, LinkedHashMap::new, Collectors.toList()));
        return Html.of("docs/list", new DocsPage(english(pageContext), q, found));
    }

    @GetMapping("/api/docs/{operation}")
    Html operation(PageContext pageContext, HttpServletRequest request, @PathVariable String operation) {
        return document.operations(request).stream()
                .filter(one -> one.id().equals(operation))
                .findFirst()
                .map(one -> Html.of("docs/operation", new OperationPage(english(pageContext), one)))
                .orElseThrow(() -> Refusal.notFound("not_found", "There is no operation with this name."));
    }

    // The interface speaks English, and so does its description.
    private static PageContext english(PageContext pageContext) {
        return pageContext.with(pageContext.words().in(Language.EN));
    }
}
