package io.smartqueue.tenant;

import io.smartqueue.kernel.Slug;

/** An organisation's name in addresses. */
public record TenantSlug(String value) {

    public TenantSlug {
        new Slug(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
