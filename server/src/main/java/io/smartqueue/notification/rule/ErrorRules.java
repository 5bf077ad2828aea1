package io.smartqueue.notification.rule;

import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.customer.suppression.Suppressions;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.rule.ErrorRule.Consequence;
import io.smartqueue.notification.rule.ErrorRule.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules as they were a few seconds ago, and what they make of an outcome. */
@Service
public class ErrorRules {

    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private static final String COLUMNS = """
            id, code, stage, channel, retry_seconds, next_channel, suppress, suppress_days, park, give_up, alert,
            words_fr, words_en
            """;

    /** A code came that an operator is to see; heard after the commit. */
    record Alert(Medium medium, String code, String words) {}

    private record Key(String code, Stage stage) {}

    private record Seen(Map<Key, ErrorRule> rules, long nanos) {}

    private final JdbcClient jdbc;
    private final Suppressions suppressions;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Seen last;

    ErrorRules(JdbcClient jdbc, Suppressions suppressions, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.suppressions = suppressions;
        this.clock = clock;
        this.events = events;
    }

    public Optional<ErrorRule> of(@Nullable String code, Stage stage) {
        return code == null ? Optional.empty() : Optional.ofNullable(known().get(new Key(code, stage)));
    }

    private Map<Key, ErrorRule> known() {
        Seen seen = last;
        if (seen == null || System.nanoTime() - seen.nanos() > KEPT_NANOS) {
            Map<Key, ErrorRule> rules = new HashMap<>();
            all().forEach(rule -> rules.put(new Key(rule.code(), rule.stage()), rule));
            seen = new Seen(Map.copyOf(rules), System.nanoTime());
            last = seen;
        }
        return seen.rules();
    }

    /** What a refusal means by its code; where no rule says it, the class of the HTTP status has decided already. */
    public SendOutcome judge(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Refused refused -> judge(refused.code(), refused.message(), outcome);
            case SendOutcome.Parked parked -> judge(parked.code(), parked.message(), outcome);
            case SendOutcome.Accepted accepted -> outcome;
            case SendOutcome.TryLater later -> judge(later);
            case SendOutcome.Unknown unknown -> outcome;
        };
    }

    /** Twilio may ask for a longer pause than the rule, never for a shorter one. */
    private SendOutcome judge(SendOutcome.TryLater later) {
        SendOutcome judged = judge(later.code(), later.message(), later);
        return judged instanceof SendOutcome.TryLater byRule
                        && byRule.after()
                                        .orElse(Duration.ZERO)
                                        .compareTo(later.after().orElse(Duration.ZERO))
                                < 0
                ? later
                : judged;
    }

    private SendOutcome judge(String code, String message, SendOutcome byClass) {
        Optional<Consequence> found = of(code, Stage.REQUEST).map(ErrorRule::consequence);
        if (found.isEmpty()) {
            return byClass;
        }
        Consequence rule = found.get();
        if (rule.park()) {
            return new SendOutcome.Parked(code, message);
        }
        if (rule.giveUp()) {
            return new SendOutcome.Refused(code, message);
        }
        Integer pause = rule.retryAfter();
        return pause == null
                ? byClass
                : new SendOutcome.TryLater(code, message, Optional.of(Duration.ofSeconds(pause)));
    }

    /** Whether the next channel is taken after a code; after one without a rule it is. */
    public boolean isNextChannelTaken(@Nullable String code, Stage stage) {
        return of(code, stage).map(rule -> rule.consequence().nextChannel()).orElse(true);
    }

    /** Writes nothing more to an address of the current organisation where a rule says so, and tells the operator. */
    public void follow(ErrorRule rule, Medium medium, String recipient) {
        Consequence consequence = rule.consequence();
        Reason reason = consequence.suppress();
        if (reason != null && (rule.channel() == null || rule.channel() == medium)) {
            Integer days = consequence.suppressDays();
            Instant until = days == null ? null : clock.instant().plus(Duration.ofDays(days));
            String proof = rule.code() + ": " + consequence.words().en();
            if (reason == Reason.STOP) {
                suppressions.addStop(medium, recipient, proof);
            } else {
                suppressions.add(medium, recipient, reason, until, proof);
            }
        }
        alert(rule, medium);
    }

    /** Tells the operator, where a code says so. */
    public void alert(String code, Stage stage, Medium medium) {
        of(code, stage).ifPresent(rule -> alert(rule, medium));
    }

    private void alert(ErrorRule rule, Medium medium) {
        if (rule.consequence().alert()) {
            events.publishEvent(
                    new Alert(medium, rule.code(), rule.consequence().words().en()));
        }
    }

    public List<ErrorRule> all() {
        return jdbc.sql("select " + COLUMNS + " from error_rule order by code, stage desc")
                .query((row, n) -> rule(row))
                .list();
    }

    public Optional<ErrorRule> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from error_rule where id = :id")
                .param("id", id)
                .query((row, n) -> rule(row))
                .optional();
    }

    /** @throws Refusal 404 when there is none */
    public ErrorRule get(UUID id) {
        return find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no such rule."));
    }

    /** @throws Refusal when there is one for this code and stage, or it says two things at once */
    @Transactional
    public ErrorRule add(ErrorRule.Subject about, Consequence rule) {
        UUID added = jdbc.sql("""
                        insert into error_rule (id, code, stage, channel, next_channel, park, give_up, alert,
                            words_fr, words_en)
                        values (:id, :code, :stage, :channel, true, false, false, false, '', '')
                        on conflict (code, stage) do nothing
                        returning id
                        """)
                .param("id", Ids.next())
                .param("code", about.code())
                .param("stage", about.stage().code())
                .param(
                        "channel",
                        about.channel() == null ? null : about.channel().code())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict("duplicate_rule", "There is a rule for this code and stage."));
        change(added, rule);
        return get(added);
    }

    /** @throws Refusal when it says two things at once */
    public void change(UUID id, Consequence rule) {
        requireClear(rule);
        jdbc.sql("""
                        update error_rule set retry_seconds = :retry, next_channel = :next, suppress = :suppress,
                            suppress_days = :days, park = :park, give_up = :give_up, alert = :alert,
                            words_fr = :fr, words_en = :en
                        where id = :id
                        """)
                .param("retry", rule.retryAfter())
                .param("next", rule.nextChannel())
                .param(
                        "suppress",
                        rule.suppress() == null ? null : rule.suppress().code())
                .param("days", rule.suppressDays())
                .param("park", rule.park())
                .param("give_up", rule.giveUp())
                .param("alert", rule.alert())
                .param("fr", rule.words().fr())
                .param("en", rule.words().en())
                .param("id", id)
                .update();
        last = null;
    }

    private static void requireClear(ErrorRule.Consequence rule) {
        if (Stream.of(rule.retryAfter() != null, rule.park(), rule.giveUp())
                        .filter(chosen -> chosen)
                        .count()
                > 1) {
            throw Refusal.field("give_up", "contradiction", "Choose one of a pause, parking and giving up.");
        }
        if (rule.suppressDays() != null && rule.suppress() == null) {
            throw Refusal.field("suppress_days", "contradiction", "Days belong to a suppression.");
        }
    }

    private static ErrorRule rule(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        String suppress = row.getString("suppress");
        return new ErrorRule(
                row.getObject("id", UUID.class),
                row.getString("code"),
                Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                channel == null ? null : Medium.of(channel),
                new Consequence(
                        row.getObject("retry_seconds", Integer.class),
                        row.getBoolean("next_channel"),
                        suppress == null ? null : Reason.of(suppress),
                        row.getObject("suppress_days", Integer.class),
                        row.getBoolean("park"),
                        row.getBoolean("give_up"),
                        row.getBoolean("alert"),
                        new ErrorRule.Words(row.getString("words_fr"), row.getString("words_en"))));
    }
}
