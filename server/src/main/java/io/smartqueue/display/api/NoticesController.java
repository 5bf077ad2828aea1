package io.smartqueue.display.api;

import io.smartqueue.display.Notice;
import io.smartqueue.display.NoticeDraft;
import io.smartqueue.display.Notices;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/notices")
@Tag(name = "screens")
class NoticesController {

    private final Notices notices;

    NoticesController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    @Requires(Right.MANAGE_SCREENS)
    Page<Notice> list(Caller caller, @SortableBy({"created_at", "starts_at"}) Paging paging) {
        return paging.view(notices.list(caller.siteIds(), paging.request()));
    }

    @PostMapping
    @Requires(Right.MANAGE_SCREENS)
    @ResponseStatus(HttpStatus.CREATED)
    Notice put(Caller caller, @Valid @RequestBody NoticeDraft draft) {
        return notices.put(draft, caller);
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_SCREENS)
    Notice read(@PathVariable UUID id) {
        return notices.get(id);
    }

    /** Ends the notice now; it stays in the list. */
    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_SCREENS)
    Notice end(@PathVariable UUID id) {
        return notices.end(id);
    }
}
