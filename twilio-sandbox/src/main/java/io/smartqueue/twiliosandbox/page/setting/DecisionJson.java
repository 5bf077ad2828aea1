package io.smartqueue.twiliosandbox.page.setting;

import io.smartqueue.twiliosandbox.content.Approval;
import io.smartqueue.twiliosandbox.content.ApprovalState;
import io.smartqueue.twiliosandbox.http.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code {"status": "rejected", "rejection_reason": "…", "category": "MARKETING"}}; what is absent stays. */
record DecisionJson(
        @Nullable String status,
        @Nullable String rejectionReason,
        @Nullable String category) {

    /** @throws IllegalArgumentException saying what is wrong */
    static DecisionJson parse(String json) {
        DecisionJson read = Json.read(json, DecisionJson.class);
        if (read.status != null) {
            ApprovalState.of(read.status);
        }
        return read;
    }

    Approval over(Approval now) {
        ApprovalState state = status == null ? now.state() : ApprovalState.of(status);
        return new Approval(
                state,
                now.name(),
                Objects.requireNonNullElse(category, now.category()),
                Objects.requireNonNullElse(rejectionReason, now.because()),
                now.allowCategoryChange());
    }
}
