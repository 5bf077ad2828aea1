package io.smartqueue.staff.door;

import io.smartqueue.staff.Principal;
import io.smartqueue.staff.account.SignIn;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Which addresses are open, and the order in which a request is let in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityRules {

    /** Each line is open on purpose: signing in, what carries its own signature, documents, and health. */
    private static final String[] OPEN = {
        "/",
        "/api/v1/auth",
        "/webhooks/**",
        "/api/openapi.json",
        "/api/openapi.json/**",
        "/api/docs",
        "/api/docs/**",
        "/api/swagger-ui/**",
        "/actuator/health/**",
        "/error"
    };

    private static final ProblemDetail NOT_SIGNED_IN = Problem.of(
            HttpStatus.UNAUTHORIZED,
            "not_signed_in",
            "Send a valid token as Authorization: Bearer; POST /api/v1/auth/ gives one.");

    private static final ProblemDetail NO_OPERATOR =
            Problem.of(HttpStatus.FORBIDDEN, "missing_right", "This is for the operator of the installation.");

    /** A timer around every filter is paid by each request, and tells little that the request's own timer does not. */
    @Bean
    SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain door(HttpSecurity http, SignIn signIn, Tenants tenants, Problem problem) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerTokens(signIn), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new TenantInPath(tenants, problem), AuthorizationFilter.class)
                .authorizeHttpRequests(paths -> paths.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(new GuestAtALine())
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((who, where) -> new AuthorizationDecision(mayMeasure(where.getRequest())))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, unknown) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problem.write(response, NOT_SIGNED_IN);
                        })
                        .accessDeniedHandler((request, response, denied) -> problem.write(response, NO_OPERATOR)))
                .build();
    }

    /** What the whole installation does is for its operator, and for a collector beside the server. */
    private static boolean mayMeasure(HttpServletRequest request) {
        Principal principal = TenantInPath.principal();
        return principal == null
                ? DirectRequests.isDirect(request)
                : principal.operator() && !principal.mustChangePassword();
    }
}
