package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a migration must not forget when a state is added. */
@DatabaseTest
class GroupsOfTicketStatesTest {

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource
    void areTheSameInTheDatabase(TicketState state) {
        Map<String, Boolean> groups = jdbc.sql("""
                        select is_in_line(:state) as in_line, is_in_hand(:state) as in_hand, is_aside(:state) as aside
                        """)
                .param("state", state.code())
                .query((row, n) -> Map.of(
                        "in_line", row.getBoolean("in_line"),
                        "in_hand", row.getBoolean("in_hand"),
                        "aside", row.getBoolean("aside")))
                .single();
        assertThat(groups)
                .containsEntry("in_line", state.isInLine())
                .containsEntry("in_hand", state.isInHand())
                .containsEntry("aside", state.isAside());
    }

    @Test
    void areOfStatesThatALegMayHave() {
        String check = jdbc.sql("""
                        select string_agg(pg_get_constraintdef(oid), ' ') from pg_constraint
                        where conrelid = 'leg'::regclass and contype = 'c' and conname = 'leg_state_check'
                        """).query(String.class).single();
        assertThat(check).contains(quoted(TicketState.values()));
    }

    @Test
    void areServedByTheIndexOfWorkInProgress() {
        String index = jdbc.sql("select pg_get_indexdef('in_progress'::regclass)")
                .query(String.class)
                .single();
        assertThat(index).contains(quoted(TicketState.codes(state -> state.isInHand() || state.isAside())));
    }

    private static String[] quoted(TicketState... states) {
        return quoted(Arrays.stream(states).map(TicketState::code).toArray(String[]::new));
    }

    private static String[] quoted(String... codes) {
        return Arrays.stream(codes).map(code -> "'" + code + "'").toArray(String[]::new);
    }
}
