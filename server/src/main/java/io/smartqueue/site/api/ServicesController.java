package io.smartqueue.site.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.Hue;
import io.smartqueue.site.Pictogram;
import io.smartqueue.site.Service;
import io.smartqueue.site.ServiceDraft;
import io.smartqueue.site.ServiceId;
import io.smartqueue.site.Services;
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
@RequestMapping("/api/v1/tenants/{slug}/services")
@Tag(name = "services", description = "The services that people come for")
class ServicesController {

    record ServiceView(
            UUID id,
            @JsonUnwrapped Names names,
            String code,
            @Nullable Integer slaSeconds,
            int expectedMinutes,
            boolean oneTicketPerPhone,
            Pictogram pictogram,
            Hue hue,
            boolean isActive,
            Instant createdAt) {

        static ServiceView of(Service service) {
            return new ServiceView(
                    service.id().value(),
                    service.names(),
                    service.code(),
                    service.slaSeconds(),
                    service.expectedMinutes(),
                    service.oneTicketPerPhone(),
                    service.pictogram(),
                    service.hue(),
                    service.isActive(),
                    service.createdAt());
        }
    }

    private final Services services;
    private final Patching patching;

    ServicesController(Services services, Patching patching) {
        this.services = services;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    Page<ServiceView> list(
            @RequestParam(name = "is_active", required = false) @Nullable Boolean active,
            @SortableBy({"created_at", "name", "code"}) Paging paging) {
        return paging.view(services.list(active, paging.request()).map(ServiceView::of));
    }

    @PostMapping
    @Requires(Right.MANAGE_SERVICES)
    @ResponseStatus(HttpStatus.CREATED)
    ServiceView create(@Valid @RequestBody ServiceDraft draft) {
        return ServiceView.of(services.create(draft));
    }

    @GetMapping("/{id}")
    @Requires(Right.SEE_ORGANISATION)
    ServiceView read(@PathVariable UUID id) {
        return ServiceView.of(services.get(new ServiceId(id)));
    }

    @PutMapping("/{id}")
    @Requires(Right.MANAGE_SERVICES)
    ServiceView replace(@PathVariable UUID id, @Valid @RequestBody ServiceDraft draft) {
        return ServiceView.of(services.change(new ServiceId(id), draft));
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_SERVICES)
    ServiceView change(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ServiceDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        ServiceDraft present = ServiceDraft.of(services.get(new ServiceId(id)));
        return ServiceView.of(services.change(new ServiceId(id), patching.apply(present, changes)));
    }

    /** 204 when it was deleted; 200 with the service when it has history and was only deactivated. */
    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_SERVICES)
    ResponseEntity<ServiceView> remove(@PathVariable UUID id) {
        return services.remove(new ServiceId(id))
                .map(ServiceView::of)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
