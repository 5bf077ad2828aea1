package io.smartqueue.site.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.Site;
import io.smartqueue.site.SiteDraft;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.Names;
import io.smartqueue.web.Patching;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/sites")
@Tag(name = "sites", description = "Places with queues")
class SitesController {

    record SiteView(
            UUID id,
            @JsonUnwrapped Names names,
            String slug,
            String address,
            String city,
            String country,
            String zone,
            @Schema(type = "string", example = "06:00:00") LocalTime dayStartsAt,
            Site.EndOfDay endOfDay,
            boolean isActive,
            Instant createdAt) {

        static SiteView of(Site site) {
            return new SiteView(
                    site.id().value(),
                    site.names(),
                    site.slug().value(),
                    site.address(),
                    site.city(),
                    site.country(),
                    site.zone().getId(),
                    site.dayStartsAt(),
                    site.endOfDay(),
                    site.isActive(),
                    site.createdAt());
        }
    }

    private final Sites sites;
    private final Patching patching;

    SitesController(Sites sites, Patching patching) {
        this.sites = sites;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    Page<SiteView> list(
            Caller caller,
            @RequestParam(name = "is_active", required = false) @Nullable Boolean active,
            @SortableBy({"created_at", "name", "slug", "city"}) Paging paging) {
        return paging.view(
                sites.list(active, caller.siteIds(), paging.request()).map(SiteView::of));
    }

    @PostMapping
    @Requires(Right.MANAGE_SITES)
    @ResponseStatus(HttpStatus.CREATED)
    SiteView create(@Valid @RequestBody SiteDraft draft) {
        return SiteView.of(sites.create(draft));
    }

    @GetMapping("/{id}")
    @Requires(Right.SEE_ORGANISATION)
    SiteView read(@PathVariable UUID id) {
        return SiteView.of(sites.get(new SiteId(id)));
    }

    @PutMapping("/{id}")
    @Requires(Right.MANAGE_SITES)
    SiteView replace(@PathVariable UUID id, @Valid @RequestBody SiteDraft draft) {
        return SiteView.of(sites.change(new SiteId(id), draft));
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_SITES)
    SiteView change(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SiteDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        SiteDraft present = SiteDraft.of(sites.get(new SiteId(id)));
        return SiteView.of(sites.change(new SiteId(id), patching.apply(present, changes)));
    }

    /** 204 when it was deleted; 200 with the site when it has history and was only deactivated. */
    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_SITES)
    ResponseEntity<SiteView> remove(@PathVariable UUID id) {
        return sites.remove(new SiteId(id))
                .map(SiteView::of)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
