package io.smartqueue.watch.look;

import io.smartqueue.watch.AlertKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that is not as it should be at this moment; value and threshold as an alert has them. */
record Finding(Key key, String subject, @Nullable UUID site, int value, int threshold) {

    /** There is one open alert for each of these. */
    record Key(AlertKind kind, String subject) {}
}
