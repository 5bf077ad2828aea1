package io.smartqueue.page.render;

import io.smartqueue.page.Assets;
import io.smartqueue.page.Branding;
import io.smartqueue.page.Language;
import io.smartqueue.page.MessageCatalogue;
import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.request.RequestAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Makes the sheet for a request: in the language of the query, else of the cookie, else of the browser. */
@Component
class PageContexts {

    private static final String CHOICE = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final MessageCatalogue book;
    private final Brandings brandings;
    private final Assets assets;
    private final Tenants tenants;
    private final PublicSettings settings;

    PageContexts(MessageCatalogue book, Brandings brandings, Assets assets, Tenants tenants, PublicSettings settings) {
        this.book = book;
        this.brandings = brandings;
        this.assets = assets;
        this.tenants = tenants;
        this.settings = settings;
    }

    public PageContext of(HttpServletRequest request, HttpServletResponse response) {
        return sheet(request, response, CurrentTenant.find().map(tenants::get), brandings.current());
    }

    /** A sheet without an organisation, made without the database. */
    public PageContext ofNobody(HttpServletRequest request, HttpServletResponse response) {
        return sheet(request, response, Optional.empty(), () -> Branding.OF_NOBODY);
    }

    private PageContext sheet(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<Tenant> tenant,
            Supplier<Branding> branding) {
        Messages messages = book.words(
                language(request, response, tenant), tenant.map(Tenant::zone).orElse(ZoneId.from(ZoneOffset.UTC)));
        return new PageContext(messages, branding, assets, address(request), () -> formToken(request));
    }

    private Language language(HttpServletRequest request, HttpServletResponse response, Optional<Tenant> tenant) {
        Optional<Language> now = now(request);
        now.ifPresent(language -> response.addHeader(HttpHeaders.SET_COOKIE, remember(language)));
        return Stream.of(now.stream(), before(request), preferred(request), tenants(tenant))
                .flatMap(choices -> choices)
                .findFirst()
                .orElse(Language.FR);
    }

    private static Optional<Language> now(HttpServletRequest request) {
        try {
            return Language.of(request.getParameter(CHOICE));
        } catch (InvalidParameterException unreadable) {
            return Optional.empty();
        }
    }

    private String remember(Language language) {
        return ResponseCookie.from(CHOICE, language.code())
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(settings.baseUrl() != null && settings.baseUrl().isSecure())
                .build()
                .toString();
    }

    private static Stream<Language> before(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, CHOICE);
        return cookie == null ? Stream.empty() : Language.of(cookie.getValue()).stream();
    }

    // Without the header the servlet would answer with the server's own language.
    private static Stream<Language> preferred(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Stream.empty()
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::toLanguageTag)
                        .flatMap(tag -> Language.of(tag).stream());
    }

    private static Stream<Language> tenants(Optional<Tenant> tenant) {
        return tenant.stream().flatMap(one -> Language.of(one.language()).stream());
    }

    private static URI address(HttpServletRequest request) {
        try {
            return RequestAddress.local(request);
        } catch (IllegalArgumentException unreadable) {
            return URI.create("/");
        }
    }

    private static String formToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
