package io.smartqueue.security.request;

import io.smartqueue.page.Html;
import io.smartqueue.security.Principal;
import io.smartqueue.security.signin.SessionCookie;
import io.smartqueue.security.signin.SignIn;
import io.smartqueue.tenant.KeyInPath;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.Htmx;
import io.smartqueue.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** Which addresses are open, and the order of the security filters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /**
     * Each line is open on purpose: login, requests with their own signature or key, documents, health, and the
     * public pages with their assets.
     */
    private static final String[] OPEN = {
        "/",
        "/api/v1/auth",
        "/api/v1/auth/forgot",
        "/api/v1/auth/reset",
        "/webhooks/**",
        "/api/openapi.json",
        "/api/docs",
        "/api/docs/**",
        "/actuator/health/**",
        "/error",
        "/login",
        "/forgot",
        "/reset",
        "/invitation",
        "/o/**",
        "/t/**",
        "/push-key",
        "/push-worker.js",
        "/display/**",
        "/design",
        "/assets/**",
        "/accent/**",
        "/favicon.ico"
    };

    /** The mark by which our pages' scripts tell our answers from those of a proxy or a login page between. */
    private static final String ANSWERED_BY = "Answered-By";

    /** No metrics per filter: they cost time in each request and show little more than the request's own timer. */
    @Bean
    SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    /** Around the limit for bodies, so that what is too large is refused after the rights, by its own page. */
    @Bean
    FilterRegistrationBean<FileFormFilter> tokensOfFileForms() {
        var registration = new FilterRegistrationBean<>(new FileFormFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
        return registration;
    }

    @Bean
    SecurityFilterChain requestFilterChain(
            HttpSecurity http,
            SignIn signIn,
            Tenants tenants,
            Suspensions suspensions,
            SessionCookie sessions,
            FormTokens formTokens,
            List<KeyInPath> keys,
            Problem problem)
            throws Exception {
        var problemEntryPoint = new ProblemEntryPoint(problem);
        return http.csrf(forms -> forms.csrfTokenRepository(formTokens)
                        // Each request is authenticated anew, which is not a login: otherwise every open page
                        // would lose its form token at the next request.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .requireCsrfProtectionMatcher(formTokens::isNeeded))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerTokenFilter(signIn, sessions), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new TenantFilter(tenants, suspensions, keys, problem), AuthorizationFilter.class)
                .authorizeHttpRequests(paths -> paths.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(new PublicStreamMatcher())
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((who, where) -> new AuthorizationDecision(mayMeasure(where.getRequest())))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(problemEntryPoint).accessDeniedHandler(problemEntryPoint))
                .build();
    }

    // Pages have these from their renderer; here they are for the page of the API and whatever else is opened as one.
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> !isFile(request) && !Htmx.asks(request),
                        new ContentSecurityPolicyHeaderWriter(Html.POLICY)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> !isFile(request), new StaticHeadersWriter(ANSWERED_BY, "SmartQueue")))
                // The content security policy does the same in every browser still in use.
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .xssProtection(HeadersConfigurer.XXssConfig::disable)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> !isFile(request), new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN)));
    }

    /** Assets need no policy, because they are not pages, and the headers would be larger than some of them. */
    private static boolean isFile(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/accent/");
    }

    /** Metrics cover the whole installation: only its operator and a collector on this machine may read them. */
    private static boolean mayMeasure(HttpServletRequest request) {
        Principal principal = TenantFilter.principal();
        return principal == null
                ? DirectRequestValve.isDirect(request)
                : principal.operator() && !principal.mustChangePassword();
    }
}
