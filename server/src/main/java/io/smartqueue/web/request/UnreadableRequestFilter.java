package io.smartqueue.web.request;

import io.smartqueue.web.Audience;
import io.smartqueue.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 4xx instead of 500 when a filter reads the parameters of a request that Tomcat cannot read. */
class UnreadableRequestFilter extends OncePerRequestFilter {

    private final Problem problem;

    UnreadableRequestFilter(Problem problem) {
        this.problem = problem;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException unreadable) {
            if (response.isCommitted()) {
                throw unreadable;
            }
            var refused = RequestFaults.of(unreadable);
            if (Audience.of(request) == Audience.PEOPLE) {
                response.sendError(refused.getStatus());
            } else {
                problem.write(response, refused);
            }
        }
    }
}
