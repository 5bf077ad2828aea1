package io.smartqueue.queue.life;

/**
 * The columns that an act sets besides the state: assignments to columns of {@code leg} within the statement of {@link
 * Moves}, where {@code at} is the instant of the act. They take no parameters; values come with {@link Particulars}.
 */
enum Stamp {
    ARRIVED("arrived_at = at"),
    LET_OTHERS_PASS("postponements = postponements + 1"),
    RECALLED("recalled_at = at, recalls = recalls + 1, call_count = call_count + 1"),
    STARTED("started_at = at, held = '0'"),
    HELD("held_at = at"),
    HOLD_ENDED("held = held + coalesce(at - held_at, '0'), held_at = null"),
    MISSED("missed_at = at"),
    /** Undoing a call or ending a hold does not count as a return. */
    RETURNED("returns = returns + (held_leg.state = 'missed')::integer"),
    OUT_OF_HAND("agent_id = null, counter_id = null"),
    ENDED("ended_at = at"),
    REOPENED("held = held + (at - ended_at), ended_at = null");

    private final String assignments;

    Stamp(String assignments) {
        this.assignments = assignments;
    }

    String assignments() {
        return assignments;
    }
}
