package io.smartqueue.watch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From when on an alert of a kind is raised.
 *
 * @param siteId where it holds in place of the organisation's; null = at all sites that have none of their own
 * @param threshold in the unit of the kind
 * @param isActive whether it is raised at all; true when absent
 * @param tell the e-mail address or telephone of the person who gets a message when it is raised; null = nobody
 */
public record AlertRule(
        @Nullable UUID siteId,
        @NotNull AlertKind kind,
        @NotNull Integer threshold,
        @Nullable Boolean isActive,
        @Nullable @Size(max = LONGEST_ADDRESS) String tell) {

    static final int LONGEST_ADDRESS = 254;

    public static AlertRule usual(AlertKind kind) {
        return new AlertRule(null, kind, kind.otherwise(), true, null);
    }

    public AlertRule {
        isActive = !Boolean.FALSE.equals(isActive);
        tell = tell == null || tell.isBlank() ? null : tell.strip();
    }

    public boolean counts() {
        return !Boolean.FALSE.equals(isActive);
    }

    public boolean isAbout(AlertKind other, @Nullable UUID site) {
        return kind == other && (siteId == null ? site == null : siteId.equals(site));
    }
}
