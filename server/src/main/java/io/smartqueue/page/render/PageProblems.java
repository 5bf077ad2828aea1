package io.smartqueue.page.render;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.web.Audience;
import io.smartqueue.web.DatabaseUnavailableFilter;
import io.smartqueue.web.Htmx;
import io.smartqueue.web.Problem;
import io.smartqueue.web.request.RequestFaults;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows errors at addresses for people as a page, or as a fragment when a page fetches a part of itself. */
@Component
class PageProblems implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

    private final PageContexts pageContexts;
    private final Renderer renderer;

    PageProblems(PageContexts pageContexts, Renderer renderer) {
        this.pageContexts = pageContexts;
        this.renderer = renderer;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (Audience.of(request) == Audience.PROGRAMS || response.isCommitted() || isAnsweredBy(handler, failure)) {
            return null;
        }
        try {
            if (failure instanceof Refusal refusal && refusal.code().equals("password_change_required")) {
                response.sendRedirect("/password");
            } else {
                if (failure instanceof Refusal refusal) {
                    Problem.retryAfter(refusal, response::setHeader);
                } else if (DatabaseUnavailableFilter.tells(failure)) {
                    response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseUnavailableFilter.retryAfter(failure));
                }
                say(problem(failure), request, response);
            }
            return new ModelAndView();
        } catch (IOException gone) {
            // Nobody is there any more who could read the page, and that is no fault of ours.
            return new ModelAndView();
        }
    }

    /** Whether the page itself has a method for it, which shows the form again. */
    private static boolean isAnsweredBy(@Nullable Object handler, Exception failure) {
        return handler instanceof HandlerMethod page
                && new ExceptionHandlerMethodResolver(page.getBeanType()).resolveMethodByThrowable(failure) != null;
    }

    private static ProblemDetail problem(Exception failure) {
        if (failure instanceof Refusal refusal) {
            return Problem.of(refusal);
        }
        if (failure instanceof ErrorResponse known) {
            return known.getBody();
        }
        if (failure instanceof TypeMismatchException) {
            return Problem.of(HttpStatus.BAD_REQUEST, "malformed", "A value of this address cannot be read.");
        }
        Optional<ProblemDetail> ofTheRequest = RequestFaults.find(failure);
        if (ofTheRequest.isPresent()) {
            return ofTheRequest.get();
        }
        if (DatabaseUnavailableFilter.tells(failure)) {
            return DatabaseUnavailableFilter.problem(failure);
        }
        ProblemDetail fault = Problem.fault();
        log.error("the page failed, reference {}", Problem.reference(fault), failure);
        return fault;
    }

    /** Without the organisation's branding when the database does not answer. */
    private PageContext sheet(HttpServletRequest request, HttpServletResponse response) {
        try {
            return pageContexts.of(request, response);
        } catch (RuntimeException failure) {
            if (DatabaseUnavailableFilter.tells(failure)) {
                return pageContexts.ofNobody(request, response);
            }
            throw failure;
        }
    }

    void say(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = HttpStatus.valueOf(problem.getStatus());
        String path = request.getDispatcherType() == DispatcherType.ERROR
                ? String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                : request.getRequestURI();
        boolean forStaff = path.startsWith("/counter") || path.startsWith("/admin") || path.startsWith("/operator");
        var page = ProblemPage.of(
                sheet(request, response), status, Problem.code(problem), Problem.reference(problem), forStaff);
        boolean part = Htmx.asks(request);
        renderer.write(Html.of(part ? "problem/part" : "problem/page", page).status(status), request, response);
    }
}
