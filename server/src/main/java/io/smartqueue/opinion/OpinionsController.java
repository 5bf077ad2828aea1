package io.smartqueue.opinion;

import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/opinions")
@Tag(name = "opinions")
class OpinionsController {

    record Place(UUID id, String name) {

        static Place of(Opinion.Place place) {
            return new Place(place.id(), place.names().name());
        }
    }

    record OpinionView(
            UUID id,
            String number,
            Place site,
            Place service,
            @Nullable Place agent,
            int score,
            String comment,
            String language,
            Instant at,
            GivenOpinion.By by) {

        static OpinionView of(Opinion opinion) {
            Opinion.Agent agent = opinion.where().agent();
            return new OpinionView(
                    opinion.id(),
                    opinion.number(),
                    Place.of(opinion.where().site()),
                    Place.of(opinion.where().service()),
                    agent == null ? null : new Place(agent.id(), agent.name()),
                    opinion.given().score(),
                    opinion.given().comment(),
                    opinion.given().language(),
                    opinion.at(),
                    opinion.given().by());
        }
    }

    private final GivenOpinions opinions;

    OpinionsController(GivenOpinions opinions) {
        this.opinions = opinions;
    }

    @GetMapping
    @Requires(Right.SEE_OPINIONS)
    Page<OpinionView> list(
            Caller caller,
            @SortableBy({"at", "score"}) Paging paging,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID site,
            @RequestParam(required = false) @Nullable UUID service,
            @RequestParam(name = "at_most", required = false) @Nullable Integer atMost,
            @RequestParam(name = "q", required = false) @Nullable String words) {
        var filter = new OpinionFilter(from, to, site, service, atMost, words, caller.siteIds());
        return paging.view(opinions.list(paging.request(), filter).map(OpinionView::of));
    }
}
