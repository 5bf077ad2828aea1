package io.smartqueue.reception.page;

import io.smartqueue.settings.PublicSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Tells the phones behind one address apart. A name that somebody makes up is a new phone, and counted as one. */
@Component
class Devices {

    private static final String COOKIE = "device";
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final PublicSettings address;

    Devices(PublicSettings address) {
        this.address = address;
    }

    /** The device's name, given to it when it has none. */
    String recognise(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(name -> NAME.matcher(name).matches())
                .orElseGet(() -> name(response));
    }

    private String name(HttpServletResponse response) {
        String name = UUID.randomUUID().toString();
        ResponseCookie cookie = ResponseCookie.from(COOKIE, name)
                .path("/o/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(address.baseUrl() != null && address.baseUrl().isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return name;
    }
}
