package io.smartqueue.admin.opinion;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.OpinionSettings;
import io.smartqueue.opinion.Question;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is asked after a visit, as it stands in the form. */
public record TypedSettings(String question, String share, String delay, String days, boolean named) {

    private static final int ALL = 100;

    static TypedSettings of(OpinionSettings present) {
        Integer delay = present.delayMinutes();
        return new TypedSettings(
                present.question().code(),
                Integer.toString(present.sharePercent()),
                delay == null ? "" : delay.toString(),
                Integer.toString(present.daysBetween()),
                present.agentsNamed());
    }

    /** @throws Refusal for what cannot be read */
    OpinionSettings settings() {
        Question asked = Arrays.stream(Question.values())
                .filter(one -> one.code().equals(question))
                .findFirst()
                .orElseThrow(() -> Refusal.field("question", "no_question", "Choose one of the list."));
        return new OpinionSettings(
                asked,
                minutes(),
                number("share", share, 0, ALL),
                number("days", days, 1, OpinionSettings.LONGEST_PAUSE),
                named);
    }

    private @Nullable Integer minutes() {
        return delay.isBlank() ? null : number("delay", delay, 0, OpinionSettings.LONGEST_DELAY);
    }

    private static int number(String field, String typed, int least, int most) {
        int number = typed.strip().matches("[0-9]{1,4}") ? Integer.parseInt(typed.strip()) : -1;
        if (number < least || number > most) {
            throw Refusal.field(field, "no_" + field, "From " + least + " to " + most + ".");
        }
        return number;
    }
}
