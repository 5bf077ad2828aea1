package io.smartqueue.reception.wording;

import io.smartqueue.page.Words;
import io.smartqueue.reception.taking.Slip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be repaired, in words. */
public final class Slips {

    private Slips() {}

    public static @Nullable String words(Words words, List<Slip> slips, String field) {
        return slips.stream()
                .filter(slip -> slip.field().equals(field))
                .findFirst()
                .map(slip -> words.say("slip." + slip.code(), slip.values().toArray()))
                .orElse(null);
    }
}
