package io.smartqueue.reception.branding;

import io.smartqueue.kernel.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The drawing by itself: even opened as a page of its own it can do nothing but be seen. */
@Controller
@Hidden
class LogoController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final BrandingSettings looks;

    LogoController(BrandingSettings looks) {
        this.looks = looks;
    }

    /** Its address changes with the drawing. */
    @GetMapping("/o/{slug}/logo.svg")
    ResponseEntity<String> logo() {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(looks.logo().orElseThrow(() -> Refusal.notFound("no_logo", "There is no logo.")));
    }
}
