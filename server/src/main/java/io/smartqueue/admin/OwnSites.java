package io.smartqueue.admin;

import io.smartqueue.security.Caller;
import io.smartqueue.site.Site;
import io.smartqueue.site.Sites;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sites that a person may manage, sorted by name. */
@Component
public class OwnSites {

    private final Sites sites;

    OwnSites(Sites sites) {
        this.sites = sites;
    }

    public List<Site> of(Caller caller) {
        return sites.all(true, caller.siteIds());
    }
}
