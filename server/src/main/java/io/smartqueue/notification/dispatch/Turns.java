package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reserves what is due, lane by lane; within a lane the organisations take turns, so that ten thousand messages of one
 * hold up no other. The index shows which have something due without reading what each has.
 */
@Component
class Turns {

    static final BigDecimal NO_LIMIT = BigDecimal.valueOf(1_000_000_000L);

    private static final UUID NOBODY = new UUID(0, 0);

    private static final Integer[] LANES = Arrays.stream(NotificationEvent.values())
            .map(NotificationEvent::lane)
            .distinct()
            .toArray(Integer[]::new);

    /**
     * How many messages of a channel are taken at most.
     *
     * @param sender none where the channel is off, so that its messages end at once
     * @param only the organisation whose own sender it is; empty for all that have none of their own
     */
    record Share(Optional<UUID> sender, int most, Optional<TenantId> only) {}

    /** @param hasMore whether its organisation may have had more than its share */
    private record Row(UUID id, TenantId tenant, int attempt, int segments, int place, boolean hasMore, Lane lane) {}

    record Lane(String channel, int lane) {}

    /** What was reserved. */
    record Reserved(List<Row> rows) {

        LastTurns lastTurns() {
            Map<Lane, UUID> turns = new HashMap<>();
            rows.stream()
                    .sorted(Comparator.comparingInt(Row::place))
                    .forEach(row -> turns.put(row.lane(), row.tenant().value()));
            return new LastTurns(turns);
        }

        long segments() {
            return rows.stream().mapToLong(Row::segments).sum();
        }

        List<Claim> claims(Instant at, Optional<UUID> probed) {
            return rows.stream()
                    .sorted(Comparator.comparingInt(Row::place))
                    .map(row -> new Claim(
                            row.id(), row.tenant(), Medium.of(row.lane().channel()), row.attempt(), at, probed))
                    .toList();
        }

        Taken taken(Instant at, Optional<UUID> probed) {
            boolean hasMore = rows.stream().anyMatch(Row::hasMore);
            return new Taken(claims(at, probed), hasMore ? Duration.ZERO : Timings.POLL);
        }
    }

    private final JdbcClient jdbc;
    private final Senders senders;

    Turns(JdbcClient jdbc, Senders senders) {
        this.jdbc = jdbc;
        this.senders = senders;
    }

    /**
     * Which of these senders of single organisations have something due. In the dispatcher's transaction and role.
     */
    Set<UUID> due(List<Sender> own) {
        return jdbc.sql("""
                        select sender from unnest(:senders::uuid[], :media::text[], :tenants::uuid[])
                            as own (sender, medium, tenant)
                        where exists (
                            select from unnest(:lanes::integer[]) as lanes (lane) cross join lateral (
                                select from notification
                                where status = 'pending' and channel = own.medium and lane = lanes.lane
                                    and tenant_id = own.tenant and look_at <= now()
                                limit 1
                            ) one)
                        """)
                .param("senders", own.stream().map(Sender::id).toArray(UUID[]::new))
                .param("media", own.stream().map(one -> one.medium().code()).toArray(String[]::new))
                .param("tenants", owners(own))
                .param("lanes", LANES)
                .query((row, n) -> row.getObject("sender", UUID.class))
                .set();
    }

    private static UUID[] owners(List<Sender> own) {
        return own.stream().map(one -> one.owner().orElseThrow().value()).toArray(UUID[]::new);
    }

    /**
     * In the dispatcher's transaction and role.
     *
     * @param shares by channel
     * @param room segments; the last message may go beyond it. Where there is a limit, messages that are no
     *     longer useful are left to others
     * @param last after which the turns go on
     */
    Reserved take(Map<Medium, Share> shares, int most, BigDecimal room, LastTurns last) {
        List<Map.Entry<Lane, UUID>> lastTurns = List.copyOf(last.byLane().entrySet());
        List<Sender> own = senders.own();
        List<Row> rows = jdbc.sql("""
                        with recursive medium as materialized (
                            select * from unnest(:media::text[], :senders::uuid[], :shares::integer[], :only::uuid[])
                                as medium (code, sender, most, only_tenant)
                            -- What this server remembers of its senders may have changed since.
                            where not :unlimited or not exists (
                                select from sender where sender.id = medium.sender
                                    and (parked_since is not null or coalesce(chosen_rate, configured_rate) > 0))
                        ), own as materialized (
                            select * from unnest(:own_media::text[], :own_tenants::uuid[]) as own (channel, tenant)
                        ), first as (
                            select one.* from medium cross join lateral (
                                select channel, lane, tenant_id, look_at from notification
                                where status = 'pending' and channel = medium.code
                                order by channel, lane, tenant_id, look_at limit 1
                            ) one
                            where only_tenant = :nobody
                            union all
                            select one.* from first cross join lateral (
                                select channel, lane, tenant_id, look_at from notification
                                where status = 'pending' and channel = first.channel
                                    and (lane, tenant_id) > (first.lane, first.tenant_id)
                                order by channel, lane, tenant_id, look_at limit 1
                            ) one
                        ), head as (
                            select first.* from first
                            where not exists (
                                select from own where own.channel = first.channel and own.tenant = first.tenant_id)
                            union all
                            select one.* from medium cross join unnest(:every_lane::integer[]) as lanes (lane)
                            cross join lateral (
                                select channel, lane, tenant_id, look_at from notification
                                where status = 'pending' and channel = medium.code and lane = lanes.lane
                                    and tenant_id = only_tenant
                                order by channel, lane, tenant_id, look_at limit 1
                            ) one
                            where only_tenant <> :nobody
                        ), last as (
                            select * from unnest(:channels::text[], :lanes::integer[], :tenants::uuid[])
                                as last (channel, lane, tenant)
                        ), turn as (
                            select channel, lane, tenant_id,
                                row_number() over (
                                    partition by channel, lane
                                    order by tenant_id <= coalesce(last.tenant, :nobody), tenant_id) as turn,
                                ceil(:most::numeric / count(*) over (partition by channel, lane))::integer as share
                            from head left join last using (channel, lane) where look_at <= now()
                        ), due as (
                            select one.id, channel, lane, turn, segments, share,
                                row_number() over (partition by channel, lane, tenant_id order by look_at) as round
                            from turn cross join lateral (
                                select id, look_at, coalesce(segments, 1) as segments from notification
                                where status = 'pending' and channel = turn.channel and lane = turn.lane
                                    and tenant_id = turn.tenant_id and look_at <= now()
                                    and (:unlimited or expires_at > now())
                                order by look_at limit share for update skip locked
                            ) one
                            where turn <= :most
                        ), shared as (
                            select due.*, row_number() over (
                                partition by channel order by lane, round, turn) as place_of_channel
                            from due
                        ), placed as (
                            select id, channel, lane, segments, round = share as has_more,
                                row_number() over places as place,
                                sum(segments) over places - segments as before
                            from shared join medium on code = channel and place_of_channel <= medium.most
                            window places as (order by lane, round, turn, channel)
                        ), taken as (
                            select placed.*, sender from placed join medium on medium.code = placed.channel
                            where place <= :most and before < :room
                        )
                        update notification set status = 'sending', sender_id = nullif(taken.sender, :nobody),
                            look_at = now() + :lease_seconds * interval '1 second',
                            attempt = notification.attempt + 1, attempted_at = now()
                        from taken where notification.id = taken.id
                        returning notification.id, tenant_id, attempt, taken.segments, place, has_more,
                            taken.channel, taken.lane
                        """)
                .param("media", Medium.codes(shares.keySet()))
                .param(
                        "senders",
                        shares.values().stream()
                                .map(share -> share.sender().orElse(NOBODY))
                                .toArray(UUID[]::new))
                .param("shares", shares.values().stream().map(Share::most).toArray(Integer[]::new))
                .param(
                        "only",
                        shares.values().stream()
                                .map(share -> share.only().map(TenantId::value).orElse(NOBODY))
                                .toArray(UUID[]::new))
                .param("own_media", own.stream().map(one -> one.medium().code()).toArray(String[]::new))
                .param("own_tenants", owners(own))
                .param("every_lane", LANES)
                .param("nobody", NOBODY)
                .param(
                        "channels",
                        lastTurns.stream().map(turn -> turn.getKey().channel()).toArray(String[]::new))
                .param(
                        "lanes",
                        lastTurns.stream().map(turn -> turn.getKey().lane()).toArray(Integer[]::new))
                .param("tenants", lastTurns.stream().map(Map.Entry::getValue).toArray(UUID[]::new))
                .param("most", most)
                .param("room", room)
                .param("unlimited", room.equals(NO_LIMIT))
                .param("lease_seconds", Timings.LEASE.toSeconds())
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getInt("attempt"),
                        row.getInt("segments"),
                        row.getInt("place"),
                        row.getBoolean("has_more"),
                        new Lane(row.getString("channel"), row.getInt("lane"))))
                .list();
        return new Reserved(rows);
    }
}
