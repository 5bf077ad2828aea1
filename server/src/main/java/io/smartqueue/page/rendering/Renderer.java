package io.smartqueue.page.rendering;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.smartqueue.page.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Templates are compiled with the program, so that a page that names what is not there does not come into being. */
@Component
public class Renderer {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Renderer.class.getClassLoader());

    /** The whole page is made before its first byte leaves: a fault in the middle still becomes an error page. */
    public void write(Html html, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(html.status().value());
        // Whoever shares the phone or the desk must not find it by going back.
        response.setHeader(HttpHeaders.CACHE_CONTROL, html.version().isPresent() ? "private, no-cache" : "no-store");
        // Weak, because what is compressed on the way may not carry a strong one.
        if (html.version().isPresent()
                && new ServletWebRequest(request, response)
                        .checkNotModified("W/\"" + html.version().get() + "\"")) {
            return;
        }
        var page = new Utf8ByteOutput();
        templates.render(html.template() + ".jte", html.model(), page);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.getContentLength());
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            page.writeTo(response.getOutputStream());
        }
    }
}
