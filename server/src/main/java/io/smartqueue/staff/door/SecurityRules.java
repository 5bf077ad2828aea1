package io.smartqueue.staff.door;

import io.smartqueue.settings.PublicSettings;
import io.smartqueue.staff.Principal;
import io.smartqueue.staff.account.SignIn;
import io.smartqueue.tenant.KeyInPath;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Which addresses are open, and the order in which a request is let in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityRules {

    /**
     * Each line is open on purpose: signing in, what carries its own signature or key, documents, health, and the
     * pages for people from the street with what they lean on.
     */
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
        "/error",
        "/login",
        "/o/**",
        "/t/**",
        "/display/**",
        "/design",
        "/assets/**",
        "/accent/**",
        "/favicon.ico"
    };

    /** Pages are made of our own files only: no script or style within them, none from elsewhere, no frame around. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    /** A timer around every filter is paid by each request, and tells little that the request's own timer does not. */
    @Bean
    SecurityObservationSettings filtersAreNotTimed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            SignIn signIn,
            Tenants tenants,
            PublicSettings address,
            List<KeyInPath> keys,
            Problem problem)
            throws Exception {
        var turnedAway = new TurnedAway(problem);
        return http.csrf(forms -> forms.csrfTokenRepository(FormTokens.repository(address))
                        // Each request is recognised anew, which is no signing in: else every page that stands open
                        // would lose its token to the next one.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .requireCsrfProtectionMatcher(FormTokens::isNeeded))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityRules::headers)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerTokens(signIn), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new TenantInPath(tenants, keys, problem), AuthorizationFilter.class)
                .authorizeHttpRequests(paths -> paths.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(new GuestAtALine())
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((who, where) -> new AuthorizationDecision(mayMeasure(where.getRequest())))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(turnedAway).accessDeniedHandler(turnedAway))
                .build();
    }

    // A customer's link and a screen's key stand in addresses, which no other site is to learn.
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        request -> !isFile(request), new ContentSecurityPolicyHeaderWriter(CONTENT)))
                // The content policy says it to every browser that is still in use.
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .xssProtection(HeadersConfigurer.XXssConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** What a page leans on is no page: the policy would weigh more than some of these files. */
    private static boolean isFile(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/accent/");
    }

    /** What the whole installation does is for its operator, and for a collector beside the server. */
    private static boolean mayMeasure(HttpServletRequest request) {
        Principal principal = TenantInPath.principal();
        return principal == null
                ? DirectRequests.isDirect(request)
                : principal.operator() && !principal.mustChangePassword();
    }
}
