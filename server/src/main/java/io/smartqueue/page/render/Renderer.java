package io.smartqueue.page.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.smartqueue.page.Html;
import io.smartqueue.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Renders templates, which are compiled with the program, so that a wrong name in one fails the build. */
@Component
class Renderer {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Renderer.class.getClassLoader());

    /** Renders the whole page before the first byte is sent, so that a fault in the middle becomes an error page. */
    public void write(Html html, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(html.status().value());
        // The next user of a shared phone or desk must not find the page by going back.
        response.setHeader(HttpHeaders.CACHE_CONTROL, html.version().isPresent() ? "private, no-cache" : "no-store");
        protect(request, response);
        // Weak, because a compressed response may not carry a strong one.
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

    // Here and not by address, so that errors have them too, below the assets and after an error of the container.
    private static void protect(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", Htmx.asks(request) ? Html.POLICY_OF_A_PART : Html.POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Addresses contain a customer's link or a screen's key, so no other site may see them.
        response.setHeader("Referrer-Policy", "same-origin");
    }
}
