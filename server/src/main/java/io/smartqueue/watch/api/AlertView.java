package io.smartqueue.watch.api;

import io.smartqueue.tenant.Names;
import io.smartqueue.watch.Alert;
import io.smartqueue.watch.AlertKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as programs see it. */
record AlertView(
        UUID id,
        AlertKind kind,
        Subject subject,
        int value,
        int threshold,
        Instant since,
        @Nullable Instant until,
        @Nullable Acknowledged acknowledged) {

    record Subject(String id, String name, @Nullable Place site) {}

    record Acknowledged(String by, Instant at, String note) {}

    record Place(UUID id, String name) {

        static Place of(UUID id, Names names) {
            return new Place(id, names.name());
        }
    }

    static AlertView of(Alert alert) {
        Alert.Place site = alert.subject().site();
        Alert.Acknowledged acknowledged = alert.acknowledged();
        return new AlertView(
                alert.id(),
                alert.kind(),
                new Subject(
                        alert.subject().id(),
                        alert.subject().name(),
                        site == null ? null : Place.of(site.id(), site.names())),
                alert.value(),
                alert.threshold(),
                alert.since(),
                alert.until(),
                acknowledged == null
                        ? null
                        : new Acknowledged(acknowledged.by(), acknowledged.at(), acknowledged.note()));
    }
}
