package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.dispatch.ProviderReport.Effect;
import io.smartqueue.notification.dispatch.ProviderReport.Standing;
import io.smartqueue.notification.spending.Spending;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.GroupCommit;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores what the provider says of messages. Answers and receipts of one organisation that wait at the same time share
 * a transaction. They come in any order, several times, and sometimes before our own commit, so a message only moves
 * forward.
 */
@Component
class ProviderReports {

    private final GroupCommit<TenantId, ProviderReport, Optional<Effect>> group;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseClock clock;
    private final DispatchMetrics metrics;
    private final Failures failures;
    private final Spending spending;

    ProviderReports(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            DatabaseClock clock,
            DispatchMetrics metrics,
            Failures failures,
            Spending spending) {
        this.group = new GroupCommit<>(this::together);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.metrics = metrics;
        this.failures = failures;
        this.spending = spending;
    }

    /**
     * Returns when it is stored; empty when the organisation has no such message.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another message has this provider's id
     */
    Optional<Effect> store(TenantId tenant, ProviderReport report) {
        return CurrentTenant.call(tenant, () -> {
            Optional<Effect> effect = group.join(tenant, report);
            effect.flatMap(Effect::turn).ifPresent(metrics::happened);
            return effect;
        });
    }

    /** In the same transaction, so that a server that stops in between loses neither. */
    private void follow(Effect effect) {
        ProviderReport report = effect.report();
        if (report.status() != null && report.status().isLost()) {
            failures.reported(effect.before().id(), report.status(), report.errorCode());
        }
    }

    /** Of those about one message, the later are stored after the earlier. */
    private List<Supplier<Optional<Effect>>> together(List<ProviderReport> reports) {
        Map<ProviderReport, Supplier<Optional<Effect>>> outcomes = new IdentityHashMap<>();
        List<ProviderReport> left = reports;
        while (!left.isEmpty()) {
            Set<Object> messages = new HashSet<>();
            Map<Boolean, List<ProviderReport>> isFirst =
                    left.stream().collect(Collectors.partitioningBy(report -> messages.add(report.key())));
            List<ProviderReport> now = isFirst.getOrDefault(true, List.of());
            List<Supplier<Optional<Effect>>> stored = atOnce(now);
            for (int i = 0; i < now.size(); i++) {
                outcomes.put(now.get(i), stored.get(i));
            }
            left = isFirst.getOrDefault(false, List.of());
        }
        return reports.stream()
                .map(report -> Objects.requireNonNull(outcomes.get(report)))
                .toList();
    }

    /** Where that fails because of one, each by itself. */
    private List<Supplier<Optional<Effect>>> atOnce(List<ProviderReport> reports) {
        try {
            return write(reports).stream()
                    .<Supplier<Optional<Effect>>>map(effect -> () -> effect)
                    .toList();
        } catch (NonTransientDataAccessResourceException | TransactionException away) {
            throw away;
        } catch (RuntimeException ofOne) {
            return reports.stream().map(this::alone).toList();
        }
    }

    private Supplier<Optional<Effect>> alone(ProviderReport report) {
        try {
            Optional<Effect> effect = write(List.of(report)).getFirst();
            return () -> effect;
        } catch (RuntimeException failure) {
            return () -> {
                throw failure;
            };
        }
    }

    private List<Optional<Effect>> write(List<ProviderReport> reports) {
        return Objects.requireNonNull(transaction.execute(begun -> {
            List<Optional<Effect>> effects = effects(reports);
            List<Effect> found = effects.stream().flatMap(Optional::stream).toList();
            if (!found.isEmpty()) {
                writeDown(found);
                charge(found.stream().filter(Effect::moves).toList());
                found.stream().filter(Effect::moves).forEach(this::follow);
            }
            return effects;
        }));
    }

    private void charge(List<Effect> moved) {
        Instant now = clock.instant();
        spending.taken(ids(moved, effect -> effect.before().providerId() == null), now);
        spending.neverLeft(ids(moved, effect -> effect.report().isTakenBack()), now);
    }

    private static List<UUID> ids(List<Effect> effects, Predicate<Effect> wanted) {
        return effects.stream()
                .filter(wanted)
                .map(effect -> effect.before().id())
                .toList();
    }

    /**
     * Locks the messages, in one order for all: the same receipt may come twice at once, and the second is to see the
     * step of the first. A receipt is about the message with the provider's id, else about the one that our id names,
     * in this order, because two messages with the same words may have swapped ids while they were settled. When
     * another account signed it than the one from which the message left, it is about none of ours. The range of the
     * number makes the planner expect one report and look its message up: it would read all messages while they are
     * few, and keep that plan when they are many.
     */
    private List<Optional<Effect>> effects(List<ProviderReport> batch) {
        List<Optional<Effect>> effects = new ArrayList<>(Collections.nCopies(batch.size(), Optional.empty()));
        jdbc.sql("""
                        with named as materialized (
                            select n, coalesce(
                                (select id from notification where is_receipt and provider_id = provider), message
                            ) as id
                            from unnest(:messages::uuid[], :providers::text[], :receipts::boolean[])
                                with ordinality as report (message, provider, is_receipt, n)
                            where n between 1 and 1000
                        )
                        select n, id, attempt, status, notification.provider_id, channel,
                            (select account from sender where sender.id = sender_id) as account
                        from named join notification using (id)
                        order by id
                        for update of notification
                        """)
                .param("messages", each(batch, ProviderReport::message, UUID[]::new))
                .param("providers", each(batch, ProviderReport::providerId, String[]::new))
                .param("receipts", each(batch, ProviderReport::isReceipt, Boolean[]::new))
                .query(row -> {
                    int n = row.getInt("n") - 1;
                    if (batch.get(n).isBelievedOf(row.getString("account"))) {
                        effects.set(n, Optional.of(batch.get(n).on(standing(row))));
                    }
                });
        requireEachOnce(effects);
        return effects;
    }

    // Only here shows which message a receipt without our id is about; two about one are stored one after the other.
    private static void requireEachOnce(List<Optional<Effect>> effects) {
        List<UUID> ids = effects.stream()
                .flatMap(Optional::stream)
                .map(effect -> effect.before().id())
                .toList();
        if (ids.stream().distinct().count() < ids.size()) {
            throw new ConcurrencyFailureException("two reports are about one message");
        }
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getInt("attempt"),
                NotificationStatus.of(row.getString("status")),
                row.getString("provider_id"),
                Medium.of(row.getString("channel")));
    }

    private void writeDown(List<Effect> effects) {
        jdbc.sql("""
                        with report as materialized (
                            select * from unnest(:ids::uuid[], :moves::boolean[], :statuses::text[],
                                :delivered::boolean[], :providers::text[], :codes::text[], :messages::text[],
                                :types::text[], :attempts::integer[], :receipts::boolean[], :firsts::boolean[])
                                with ordinality as report (id, moves, status, delivered, provider, code, message,
                                    type, attempt, is_receipt, is_first, number)
                            where number between 1 and 1000
                        ), moved as (
                            update notification set status = report.status, provider_id = provider,
                                unknown_since = null, error_code = code, error_message = message,
                                sent_at = coalesce(sent_at, :now),
                                delivered_at = case when delivered
                                    then coalesce(delivered_at, :now) else delivered_at end
                            from report
                            where notification.id = report.id and moves
                            returning channel, recipient, is_first, exists (
                                select from sender
                                where sender.id = sender_id and sender.tenant_id is not null) as is_own
                        ), written as (
                            insert into correspondence (channel, address_hash, tenant_id, at, own_at)
                            select channel, address_hash(recipient), current_tenant(),
                                case when bool_and(is_own) then '-infinity' else :now end,
                                case when bool_or(is_own) then :now end
                            from moved where is_first and recipient <> ''
                            group by channel, recipient
                            order by 1, 2
                            on conflict (channel, address_hash, tenant_id) do update
                                set at = greatest(correspondence.at, excluded.at),
                                    own_at = greatest(correspondence.own_at, excluded.own_at)
                        )
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                        select current_tenant(), id, :now, type, attempt, code, provider
                        from report
                        where not is_receipt or not exists (
                            select from notification_event told
                            where told.notification_id = report.id and told.detail = provider
                                and told.type in (report.type, :duplicate)
                                and told.code is not distinct from report.code
                        )
                        """)
                .param("ids", each(effects, effect -> effect.before().id(), UUID[]::new))
                .param("moves", each(effects, Effect::moves, Boolean[]::new))
                .param("types", each(effects, Effect::type, String[]::new))
                .param("attempts", each(effects, Effect::attempt, Integer[]::new))
                .param("receipts", each(effects, effect -> effect.report().isReceipt(), Boolean[]::new))
                .param("firsts", each(effects, Effect::isFirst, Boolean[]::new))
                .param("statuses", each(effects, effect -> effect.report().statusCode(), String[]::new))
                .param("delivered", each(effects, effect -> effect.report().isDelivered(), Boolean[]::new))
                .param("providers", each(effects, effect -> effect.report().providerId(), String[]::new))
                .param("codes", each(effects, effect -> effect.report().errorCode(), String[]::new))
                .param("messages", each(effects, effect -> effect.report().errorMessage(), String[]::new))
                .param("duplicate", StepType.DUPLICATE.code())
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    /** Whether a message with the same words to the same person is on its way, so that a match may be its own. */
    boolean hasTwinInFlight(UUID id) {
        return Boolean.TRUE.equals(transaction.execute(begun -> jdbc.sql("""
                        select exists (
                            select from notification mine
                            join notification twin on twin.recipient = mine.recipient and twin.body = mine.body
                                and twin.channel = mine.channel and twin.id <> mine.id
                            where mine.id = :id and twin.status = 'sending' and twin.unknown_since is null
                                and twin.look_at > :now)
                        """)
                .param("id", id)
                .param("now", Times.sql(clock.instant()))
                .query(Boolean.class)
                .single()));
    }

    private static <T, V> V[] each(List<T> all, Function<T, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return all.stream().map(value).toArray(array);
    }
}
