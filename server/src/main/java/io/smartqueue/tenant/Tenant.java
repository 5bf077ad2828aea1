package io.smartqueue.tenant;

import java.time.ZoneId;

/**
 * An organisation.
 *
 * @param country ISO 3166-1 alpha-2; phones written without a prefix belong to this country
 * @param language BCP 47; used for a customer who chose none
 */
public record Tenant(TenantId id, TenantSlug slug, String name, String country, ZoneId zone, String language) {

    /** Whether the text is its id or its slug, in any case. */
    public boolean isCalled(String idOrSlug) {
        return slug.value().equalsIgnoreCase(idOrSlug) || id.toString().equalsIgnoreCase(idOrSlug);
    }
}
