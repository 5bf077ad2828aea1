package io.smartqueue.cost.price;

import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules as they were less than a second ago, and their changes. */
@Service
public class PriceRules {

    /** Every part may be absent. */
    public record Filter(@Nullable Medium channel, @Nullable String country) {}

    private static final String COLUMNS = """
        id, channel, country, network, category, window_state, direction, part, unit, amount, currency, valid_from,
        valid_to, free_per_month, source, used_at is not null as in_use
        """;

    private final JdbcClient jdbc;
    private final RecentReads<String, Pricing> known = new RecentReads<>(1);

    PriceRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By all rules. */
    public Pricing pricing() {
        return Objects.requireNonNull(known.get("all", unread -> new Pricing(all())));
    }

    private List<PriceRule> all() {
        return jdbc.sql("select " + COLUMNS + " from price_rule order by valid_from, id")
                .query((row, n) -> rule(row))
                .list();
    }

    @Transactional(readOnly = true)
    public PageResult<PriceRule> list(PageRequest paging, Filter filter) {
        String from = " from price_rule where true" + (filter.channel == null ? "" : " and channel = :channel")
                + (filter.country == null ? "" : " and country = :country");
        return paging.of(
                bound(PageRequest.count(from), filter).query(Long.class).single(),
                bound("select " + COLUMNS + from + paging.orderAndLimit(), filter)
                        .query((row, n) -> rule(row))
                        .list());
    }

    private JdbcClient.StatementSpec bound(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("channel", filter.channel == null ? null : filter.channel.code())
                .param("country", filter.country);
    }

    @Transactional(readOnly = true)
    public Optional<PriceRule> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from price_rule where id = :id")
                .param("id", id)
                .query((row, n) -> rule(row))
                .optional();
    }

    /** The rule of this scope that holds then. */
    Optional<PriceRule> holding(PriceRule.Scope scope, Instant at) {
        return ofScope(scope).filter(rule -> rule.terms().holdsAt(at)).findFirst();
    }

    /** When the next rule of this scope begins; null when there is none. */
    @Nullable Instant nextBeginning(PriceRule.Scope scope, Instant after) {
        return ofScope(scope)
                .map(rule -> rule.terms().validFrom())
                .filter(begins -> begins.isAfter(after))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Stream<PriceRule> ofScope(PriceRule.Scope scope) {
        return all().stream().filter(rule -> rule.scope().equals(scope));
    }

    /** @throws Refusal when one of the same scope holds at the same time, or it ends before it begins */
    @Transactional
    public PriceRule add(PriceRule.Scope scope, PriceRule.Terms terms) {
        requireOrder(terms);
        PriceRule added = new PriceRule(Ids.next(), scope, terms, false);
        requireAlone(added);
        store("""
            insert into price_rule (id, channel, country, network, category, window_state, direction, part, unit,
                amount, currency, valid_from, valid_to, free_per_month, source)
            values (:id, :channel, :country, :network, :category, :window, :direction, :part, :unit, :amount,
                :currency, :from, :to, :free, :source)
            """, added);
        return added;
    }

    /** @throws Refusal when one of the same scope holds at the same time, or more than the end of one in use changes */
    @Transactional
    public PriceRule change(PriceRule rule, PriceRule.Scope scope, PriceRule.Terms terms) {
        requireOrder(terms);
        boolean isEndAlone = rule.scope().equals(scope)
                && rule.terms().until(terms.validTo()).equals(terms);
        if (!isEndAlone) {
            requireUnused(rule.id());
        }
        PriceRule changed = new PriceRule(rule.id(), scope, terms, rule.inUse());
        requireAlone(changed);
        store("""
            update price_rule set channel = :channel, country = :country, network = :network,
                category = :category, window_state = :window, direction = :direction, part = :part, unit = :unit,
                amount = :amount, currency = :currency, valid_from = :from, valid_to = :to,
                free_per_month = :free, source = :source
            where id = :id
            """, changed);
        return changed;
    }

    @Transactional
    public void delete(UUID id) {
        requireUnused(id);
        jdbc.sql("delete from price_rule where id = :id").param("id", id).update();
        known.forget();
    }

    /** That messages are priced by them now. */
    public void use(Collection<PriceRule> rules) {
        UUID[] unused = rules.stream()
                .filter(rule -> !rule.inUse())
                .map(PriceRule::id)
                .distinct()
                .sorted()
                .toArray(UUID[]::new);
        if (unused.length > 0) {
            jdbc.sql("update price_rule set used_at = now() where id = any(:ids) and used_at is null")
                    .param("ids", unused)
                    .update();
            known.forget();
        }
    }

    private static void requireOrder(PriceRule.Terms terms) {
        Instant end = terms.validTo();
        if (end != null && !end.isAfter(terms.validFrom())) {
            throw Refusal.field("valid_to", "ends_before_begin", "A rule ends after it begins.");
        }
    }

    private void requireUnused(UUID id) {
        boolean isUsed = jdbc.sql("select used_at is not null from price_rule where id = :id for update")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (isUsed) {
            throw Refusal.conflict(
                    "in_use", "Messages were priced by this rule, so only its end can change; add another after it.");
        }
    }

    /** One change at a time: two that come together would not see each other. */
    private void requireAlone(PriceRule rule) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('price rules', 0))")
                .query(row -> {});
        Optional<UUID> other = statement("""
            select id from price_rule
            where channel = :channel and country = :country and network is not distinct from :network
                and category = :category and window_state = :window and direction = :direction
                and part = :part and id <> :id
                and (valid_to is null or valid_to > :from)
                and (:to::timestamptz is null or valid_from < :to)
            limit 1
            """, rule).query(UUID.class).optional();
        other.ifPresent(id -> {
            throw Refusal.conflict("overlaps", "Another rule of the same scope holds at the same time.")
                    .with("rule_id", id)
                    .with("rule", find(id).orElseThrow());
        });
    }

    private void store(String sql, PriceRule rule) {
        statement(sql, rule).update();
        known.forget();
    }

    private JdbcClient.StatementSpec statement(String sql, PriceRule rule) {
        PriceRule.Scope scope = rule.scope();
        PriceRule.Terms terms = rule.terms();
        Instant end = terms.validTo();
        return jdbc.sql(sql)
                .param("id", rule.id())
                .param("channel", scope.channel().code())
                .param("country", scope.country())
                .param("network", scope.network(), Types.VARCHAR)
                .param("category", code(scope.category()))
                .param("window", code(scope.window()))
                .param("direction", code(scope.direction()))
                .param("part", code(scope.part()))
                .param("unit", code(terms.unit()))
                .param("amount", terms.amount())
                .param("currency", terms.currency())
                .param("from", Times.sql(terms.validFrom()))
                .param("to", end == null ? null : Times.sql(end), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("free", terms.freePerMonth(), Types.INTEGER)
                .param("source", terms.source());
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E word(Class<E> words, String code) {
        return Enum.valueOf(words, code.toUpperCase(Locale.ROOT));
    }

    private static PriceRule rule(ResultSet row) throws SQLException {
        return new PriceRule(
                row.getObject("id", UUID.class),
                new PriceRule.Scope(
                        Medium.of(row.getString("channel")),
                        row.getString("country"),
                        row.getString("network"),
                        word(Category.class, row.getString("category")),
                        word(Window.class, row.getString("window_state")),
                        word(Direction.class, row.getString("direction")),
                        word(PriceRule.Part.class, row.getString("part"))),
                new PriceRule.Terms(
                        word(PriceRule.Unit.class, row.getString("unit")),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        Times.instant(row, "valid_from"),
                        Times.instantOrNull(row, "valid_to"),
                        row.getObject("free_per_month", Integer.class),
                        row.getString("source")),
                row.getBoolean("in_use"));
    }
}
