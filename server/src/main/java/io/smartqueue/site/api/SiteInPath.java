package io.smartqueue.site.api;

import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class SiteInPath implements PathThing {

    private final Sites sites;

    SiteInPath(Sites sites) {
        this.sites = sites;
    }

    @Override
    public String collection() {
        return "sites";
    }

    @Override
    public Optional<Place> find(UUID id) {
        return sites.find(new SiteId(id)).map(site -> Place.at(site.id().value()));
    }
}
