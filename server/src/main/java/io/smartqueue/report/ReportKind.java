package io.smartqueue.report;

import static io.smartqueue.report.By.AGENT;
import static io.smartqueue.report.By.COUNTER;
import static io.smartqueue.report.By.DAY;
import static io.smartqueue.report.By.HOUR;
import static io.smartqueue.report.By.MONTH;
import static io.smartqueue.report.By.QUEUE;
import static io.smartqueue.report.By.SERVICE;
import static io.smartqueue.report.By.SITE;
import static io.smartqueue.report.By.WEEK;
import static io.smartqueue.report.By.WEEKDAY;

import io.smartqueue.security.Right;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a report is about, and by what it can be asked. */
public enum ReportKind {
    /** How long people waited and walked, and who left. */
    WAITS(DAY, Right.SEE_REPORTS, EnumSet.allOf(By.class)),
    /** How long services took. */
    SERVICES(SERVICE, Right.SEE_REPORTS, EnumSet.allOf(By.class)),
    /** What agents did with their time. */
    PEOPLE(AGENT, Right.SEE_REPORTS, EnumSet.of(HOUR, DAY, WEEK, MONTH, WEEKDAY, SITE, COUNTER, AGENT)),
    /** How long counters were open, and how long they were needed. */
    COUNTERS(COUNTER, Right.SEE_REPORTS, EnumSet.of(HOUR, DAY, WEEK, MONTH, WEEKDAY, SITE, COUNTER, AGENT)),
    /** Who came when. */
    ARRIVALS(WEEKDAY, Right.SEE_REPORTS, EnumSet.allOf(By.class)),
    /** What was sent, and what it cost. */
    MESSAGES(DAY, Right.SEE_COSTS, EnumSet.of(DAY, WEEK, MONTH, SITE, SERVICE)),
    /** How good the announced waits were. */
    ACCURACY(DAY, Right.SEE_ACCURACY, EnumSet.of(DAY, WEEK, MONTH, SITE, SERVICE, QUEUE)),
    /** What people answered after their visit. */
    OPINIONS(SERVICE, Right.SEE_REPORTS, EnumSet.of(DAY, WEEK, MONTH, SITE, SERVICE, AGENT));

    private final By usual;
    private final Right right;
    private final Set<By> possible;

    ReportKind(By usual, Right right, Set<By> possible) {
        this.usual = usual;
        this.right = right;
        this.possible = possible;
    }

    /** By what it is grouped when nobody says. */
    public By usual() {
        return usual;
    }

    /** Beside the one to see reports. */
    public Right right() {
        return right;
    }

    public Set<By> possible() {
        return possible;
    }

    /** Whether it is made of passages. */
    public boolean isOfTheLine() {
        return this != MESSAGES && this != ACCURACY && this != OPINIONS;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportKind> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
