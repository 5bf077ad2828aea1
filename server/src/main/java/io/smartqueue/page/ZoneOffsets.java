package io.smartqueue.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * What a script needs to show local time without zone rules of its own: browsers bring other rules than the server, and
 * old ones no zone at all.
 */
public final class ZoneOffsets {

    private ZoneOffsets() {}

    /**
     * The seconds to add to UTC from {@code at} on; where a change lies ahead, also its instant in milliseconds since
     * 1970 and the seconds to add from then on, separated by spaces.
     */
    public static String from(Instant at, ZoneId zone) {
        int now = zone.getRules().getOffset(at).getTotalSeconds();
        ZoneOffsetTransition next = zone.getRules().nextTransition(at);
        if (next == null) {
            return String.valueOf(now);
        }
        return now + " " + next.getInstant().toEpochMilli() + " "
                + next.getOffsetAfter().getTotalSeconds();
    }
}
