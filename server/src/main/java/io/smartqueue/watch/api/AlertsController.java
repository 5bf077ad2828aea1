package io.smartqueue.watch.api;

import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.watch.AlertFilter;
import io.smartqueue.watch.AlertKind;
import io.smartqueue.watch.Alerts;
import io.smartqueue.web.OptionalText;
import io.smartqueue.web.PlainText;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/alerts")
@Tag(name = "watch")
class AlertsController {

    record Acknowledgement(
            @PlainText.Lines @Nullable @Size(max = Alerts.LONGEST_NOTE) String note) {}

    private final Alerts alerts;

    AlertsController(Alerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping
    @Requires(Right.WATCH)
    Page<AlertView> list(
            Caller caller,
            @SortableBy({"since"}) Paging paging,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable AlertKind kind,
            @RequestParam(required = false) @Nullable UUID site) {
        var filter = new AlertFilter(open, kind, site, caller.siteIds());
        return paging.view(alerts.list(paging.request(), filter).map(AlertView::of));
    }

    @PostMapping("/{id}/acknowledge")
    @Requires(Right.WATCH)
    AlertView acknowledge(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Acknowledgement acknowledgement) {
        String note = acknowledgement == null ? null : acknowledgement.note();
        return AlertView.of(alerts.acknowledge(id, OptionalText.of(note), caller));
    }
}
