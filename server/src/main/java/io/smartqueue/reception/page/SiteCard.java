package io.smartqueue.reception.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.visit.Opening;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.Names;
import java.time.ZoneId;

/**
 * A site as people from the street choose it.
 *
 * @param opening by the hours of the site itself
 * @param waiting in all its lines
 */
public record SiteCard(SiteId id, String slug, Names names, String city, ZoneId zone, Opening opening, int waiting) {

    public static Refusal unknown() {
        return Refusal.notFound("not_found", "There is no such place.");
    }
}
