package io.smartqueue.display.api;

import io.smartqueue.display.NewScreen;
import io.smartqueue.display.Screen;
import io.smartqueue.display.ScreenDraft;
import io.smartqueue.display.Screens;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Patching;
import io.smartqueue.web.SecretResponse;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/screens")
@Tag(name = "screens", description = "Screens on the wall, their notices and their recorded voices")
class ScreensController {

    private final Screens screens;
    private final Patching patching;

    ScreensController(Screens screens, Patching patching) {
        this.screens = screens;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.MANAGE_SCREENS)
    Page<Screen> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID site,
            @SortableBy({"created_at", "name"}) Paging paging) {
        return paging.view(screens.list(site, caller.siteIds(), paging.request()));
    }

    /** With a code: pairs the screen that shows it. Without: returns, once, a key for an address typed in by hand. */
    @PostMapping
    @SecretResponse
    @Requires(Right.MANAGE_SCREENS)
    @ResponseStatus(HttpStatus.CREATED)
    NewScreen create(Caller caller, @Valid @RequestBody ScreenRequest body) {
        return body.code() == null
                ? screens.issue(body.draft(), caller)
                : new NewScreen(screens.pair(body.code(), body.draft(), caller), null, null);
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_SCREENS)
    Screen read(@PathVariable UUID id) {
        return screens.get(id);
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_SCREENS)
    Screen change(
            Caller caller,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ScreenDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        return screens.change(id, patching.apply(ScreenDraft.of(screens.get(id)), changes), caller);
    }

    /** Revokes it, so that its address answers 404. */
    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_SCREENS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        screens.revoke(id);
    }
}
