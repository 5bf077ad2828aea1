package io.smartqueue.watch.look;

import io.smartqueue.watch.AlertKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lacks of counters as a server saw them at a look. One ticket may bring a lack and the next call end it, so one is
 * raised when it is seen twice, and is over when it is missed twice.
 *
 * @param found those that there were
 * @param missed those whose alerts are open, and that were not there
 */
record Shortages(Set<Finding.Key> found, Set<Finding.Key> missed) {

    static final Shortages NONE = new Shortages(Set.of(), Set.of());

    /** What this look sees of what was open before it. */
    static Shortages of(List<Finding> found, Set<Finding.Key> open) {
        Set<Finding.Key> present =
                found.stream().map(Finding::key).filter(Shortages::isShortage).collect(Collectors.toSet());
        Set<Finding.Key> missed = open.stream()
                .filter(Shortages::isShortage)
                .filter(key -> !present.contains(key))
                .collect(Collectors.toSet());
        return new Shortages(present, missed);
    }

    /** Whether what is found now is to be raised. */
    boolean settles(Finding finding) {
        return !isShortage(finding.key()) || found.contains(finding.key());
    }

    /** Without those that the look before missed too: they are over. */
    Shortages after(Shortages before) {
        Set<Finding.Key> once = new HashSet<>(missed);
        once.removeAll(before.missed);
        return new Shortages(found, once);
    }

    /** Whether the next look may raise or end one though nobody has acted. */
    boolean isUnsettledAfter(Shortages before) {
        return !before.found.containsAll(found) || !missed.isEmpty();
    }

    private static boolean isShortage(Finding.Key key) {
        return key.kind() == AlertKind.COUNTERS_MISSING;
    }
}
