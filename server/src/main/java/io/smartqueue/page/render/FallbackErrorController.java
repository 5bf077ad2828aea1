package io.smartqueue.page.render;

import io.smartqueue.web.Audience;
import io.smartqueue.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what is refused outside the controllers, such as by a filter, or for a malformed address. */
@Controller
@Hidden
class FallbackErrorController implements ErrorController {

    private final PageProblems pages;
    private final Problem problem;

    FallbackErrorController(PageProblems pages, Problem problem) {
        this.pages = pages;
        this.problem = problem;
    }

    @RequestMapping("/error")
    void say(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        ProblemDetail refused =
                Problem.of(status, status.name().toLowerCase(Locale.ROOT), "The request could not be processed.");
        if (Audience.of(request) == Audience.PEOPLE) {
            pages.say(refused, request, response);
        } else {
            response.setStatus(status.value());
            problem.write(response, refused);
        }
    }
}
