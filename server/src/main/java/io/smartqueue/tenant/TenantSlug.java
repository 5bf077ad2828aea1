package io.smartqueue.tenant;

import io.smartqueue.kernel.Refusal;
import java.util.regex.Pattern;

/** An organisation's name in addresses: lower-case letters, digits and hyphens, at most 63. */
public record TenantSlug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public TenantSlug {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.field("slug", "invalid_slug", "Use lower-case letters, digits and hyphens, at most 63.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
