package io.smartqueue.queue.life;

import io.smartqueue.kernel.Times;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The input of an act besides the ticket and the actor. Each kind declares the columns of the leg that it sets and
 * binds its parameters; {@link Act} declares the kind of each act, and the compiler checks it.
 */
sealed interface Particulars {

    None NONE = new None();

    /** The reason, for the history. */
    default @Nullable String reason() {
        return null;
    }

    /** Assignments to columns of {@code leg}; empty when it fills none. */
    default String assignments() {
        return "";
    }

    default StatementSpec bind(StatementSpec statement) {
        return statement;
    }

    record None() implements Particulars {}

    record Because(@Override @Nullable String reason) implements Particulars {}

    record Outcome(
            @Nullable String outcome, @Override @Nullable String reason) implements Particulars {

        @Override
        public String assignments() {
            return "outcome = :outcome";
        }

        @Override
        public StatementSpec bind(StatementSpec statement) {
            return statement.param("outcome", outcome, Types.VARCHAR);
        }
    }

    /** The new place in the line. */
    record Due(Instant dueAt, @Override @Nullable String reason) implements Particulars {

        @Override
        public String assignments() {
            return "due_at = :due";
        }

        @Override
        public StatementSpec bind(StatementSpec statement) {
            return statement.param("due", Times.sql(dueAt));
        }
    }

    /** The agent who takes the ticket in hand, and the counter. */
    record Hand(UUID agent, UUID counter) implements Particulars {

        @Override
        public String assignments() {
            return "agent_id = :agent, counter_id = :counter";
        }

        @Override
        public StatementSpec bind(StatementSpec statement) {
            return statement.param("agent", agent).param("counter", counter);
        }
    }

    /** How far away the customer is. */
    record Travel(int minutes) implements Particulars {

        @Override
        public String assignments() {
            return "travel_minutes = :travel";
        }

        @Override
        public StatementSpec bind(StatementSpec statement) {
            return statement.param("travel", minutes);
        }
    }

    static Because because(@Nullable String reason) {
        return new Because(reason);
    }

    static Outcome outcome(@Nullable String outcome, @Nullable String reason) {
        return new Outcome(outcome, reason);
    }

    static Due due(Instant dueAt, @Nullable String reason) {
        return new Due(dueAt, reason);
    }

    static Travel travel(int minutes) {
        return new Travel(minutes);
    }

    static Hand at(UUID agent, UUID counter) {
        return new Hand(agent, counter);
    }
}
