package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The organisation that had the last turn in each lane; the next one after it is the first this time. */
record LastTurns(Map<Turns.Lane, UUID> byLane) {

    private static final UUID NOBODY = new UUID(0, 0);

    static LastTurns none() {
        return new LastTurns(Map.of());
    }

    /** As they stand with a sender. */
    static LastTurns of(Medium medium, Array byLane) throws SQLException {
        UUID[] organisations = (UUID[]) byLane.getArray();
        Map<Turns.Lane, UUID> turns = new HashMap<>();
        for (int lane = 0; lane < organisations.length; lane++) {
            turns.put(new Turns.Lane(medium.code(), lane), organisations[lane]);
        }
        return new LastTurns(turns);
    }

    LastTurns then(LastTurns later) {
        Map<Turns.Lane, UUID> turns = new HashMap<>(byLane);
        turns.putAll(later.byLane);
        return new LastTurns(turns);
    }

    /** Those of one channel, as they stand with its sender. */
    UUID[] at(Medium medium) {
        List<Turns.Lane> lanes = byLane.keySet().stream()
                .filter(lane -> lane.channel().equals(medium.code()))
                .toList();
        int last = lanes.stream().mapToInt(Turns.Lane::lane).max().orElse(-1);
        UUID[] organisations = new UUID[last + 1];
        for (int lane = 0; lane <= last; lane++) {
            organisations[lane] = byLane.getOrDefault(new Turns.Lane(medium.code(), lane), NOBODY);
        }
        return organisations;
    }
}
