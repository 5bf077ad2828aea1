package io.smartqueue.watch.api;

import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.watch.now.WatchReader;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/watch")
@Tag(name = "watch", description = "How the lines stand now, and alerts about what is not as it should be")
class WatchController {

    private final WatchReader watch;

    WatchController(WatchReader watch) {
        this.watch = watch;
    }

    @GetMapping
    @Requires(Right.WATCH)
    WatchView read(Caller caller, @RequestParam(required = false) @Nullable UUID site) {
        return WatchView.of(watch.of(caller, site));
    }
}
