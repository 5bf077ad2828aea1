package io.smartqueue.opinion;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is asked after a visit. */
public enum Question {
    NONE(0, -1),
    /** How it was, from 1, very bad, to 5, very good. */
    RATING(1, 5),
    /** How likely it is that the person recommends the organisation, from 0 to 10. */
    RECOMMENDATION(0, 10);

    private final int lowest;
    private final int highest;

    Question(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    public boolean asks() {
        return this != NONE;
    }

    /** All scores, the lowest first. */
    public List<Integer> scores() {
        return IntStream.rangeClosed(lowest, highest).boxed().toList();
    }

    public int highest() {
        return highest;
    }

    public boolean has(int score) {
        return score >= lowest && score <= highest;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Question of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
