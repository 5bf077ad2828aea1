package io.smartqueue.security.signin.page;

import io.smartqueue.security.HostCookie;
import io.smartqueue.security.signin.KnownDevices;
import io.smartqueue.settings.PublicSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The token of a browser in which somebody has signed in. Signing out leaves it. */
@Component
class DeviceCookie {

    private final HostCookie cookie;

    DeviceCookie(PublicSettings settings) {
        this.cookie = new HostCookie("known-device", settings);
    }

    Optional<String> token(HttpServletRequest request) {
        return cookie.read(request);
    }

    void give(HttpServletResponse response, String token) {
        cookie.set(response, token, KnownDevices.LIFE);
    }
}
