package io.smartqueue.admin.words;

import io.smartqueue.notification.text.Segments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A run of a text whose letters are all costly, or none of them. */
public record TextPart(String text, boolean costly) {

    /** @param isPaid by segments, else no letter is costly */
    static List<TextPart> of(String text, boolean isPaid) {
        Set<String> costly = isPaid ? new HashSet<>(Segments.costly(text)) : Set.of();
        List<TextPart> parts = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean inCostly = false;
        for (String letter : text.codePoints().mapToObj(Character::toString).toList()) {
            boolean now = costly.contains(letter);
            if (now != inCostly && !run.isEmpty()) {
                parts.add(new TextPart(run.toString(), inCostly));
                run.setLength(0);
            }
            inCostly = now;
            run.append(letter);
        }
        if (!run.isEmpty()) {
            parts.add(new TextPart(run.toString(), inCostly));
        }
        return parts;
    }
}
