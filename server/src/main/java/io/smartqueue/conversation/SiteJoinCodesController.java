package io.smartqueue.conversation;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.JoinCodes;
import io.smartqueue.queue.JoinLinks;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.SiteId;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The code on the poster of a whole site; whoever writes it is asked for the service. */
@RestController
@RequestMapping("/api/v1/tenants/{slug}/sites/{id}/join-code")
@Tag(name = "sites")
class SiteJoinCodesController {

    record SiteJoinCodeView(String joinCode, Map<String, String> joinLinks) {}

    private final JoinCodes codes;
    private final JoinLinks links;

    SiteJoinCodesController(JoinCodes codes, JoinLinks links) {
        this.codes = codes;
        this.links = links;
    }

    @GetMapping
    @Requires(Right.SEE_THE_LINE)
    SiteJoinCodeView get(@PathVariable UUID id) {
        return codes.of(new SiteId(id))
                .map(code -> new SiteJoinCodeView(code, links.of(code)))
                .orElseThrow(() -> Refusal.notFound("unknown_site", "There is no such site."));
    }
}
