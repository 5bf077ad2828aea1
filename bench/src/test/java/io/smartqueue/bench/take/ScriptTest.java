package io.smartqueue.bench.take;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.bench.take.Script.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final String ONE = "0199b2c4-0000-7000-8000-000000000001";
    private static final String OTHER = "0199b2c4-0000-7000-8000-000000000002";

    @Test
    void readsStatementsAndValuesAsTheLogWritesThem() {
        Command command = Command.of(
                "s", "execute S_12: select $1, $2, $3", "Parameters: $1 = 'it''s', $2 = NULL, $3 = 'a, $4 = ''b'''");
        assertThat(command.sql()).isEqualTo("select $1, $2, $3");
        assertThat(command.values()).containsExactly("it's", null, "a, $4 = 'b'");
    }

    @Test
    void otherLinesOfTheLogAreNoStatements() {
        assertThat(Command.isOne("checkpoint starting: time")).isFalse();
        assertThat(Command.isOne("execute <unnamed>: BEGIN")).isTrue();
    }

    @Test
    void keepsSessionsApartAndLeavesOutWhatIsNotFinished() {
        List<Unit> units = Unit.of(List.of(
                command("a", "BEGIN"),
                command("b", "BEGIN READ ONLY"),
                command("a", "insert 1"),
                command("b", "select 1"),
                command("c", "alone"),
                command("b", "COMMIT"),
                command("d", "BEGIN"),
                command("d", "goes on"),
                command("a", "insert 2"),
                command("a", "COMMIT")));
        assertThat(units).extracting(Unit::words).containsExactly("insert 1;\ninsert 2", "select 1", "alone");
        assertThat(units).extracting(Unit::readOnly).containsExactly(false, true, false);
        assertThat(units).extracting(Unit::roundTrips).containsExactly(3, 2, 1);
    }

    @Test
    void whatDiffersBetweenTwoTicketsIsNewInEach() {
        assertThat(Kind.of("fr", "fr")).isEqualTo(Kind.CONSTANT);
        assertThat(Kind.of(null, null)).isEqualTo(Kind.CONSTANT);
        assertThat(Kind.of(ONE, ONE)).isEqualTo(Kind.CONSTANT);
        assertThat(Kind.of(ONE, OTHER)).isEqualTo(Kind.ID);
        assertThat(Kind.of("2026-01-31 08:00:00.123+00", "2026-01-31 08:00:01+00"))
                .isEqualTo(Kind.TIME);
        assertThat(Kind.of("abcdefgh12345678", "ABCDEFGH12345678")).isEqualTo(Kind.TOKEN);
        assertThat(Kind.of("Votre ticket est le A001", "Votre ticket est le A002"))
                .isEqualTo(Kind.CONSTANT);
    }

    @Test
    void anIdInAListOfItsOwnIsNewToo() {
        assertThat(Kind.of("{" + ONE + "}", "{" + OTHER + "}")).isEqualTo(Kind.ID_IN_LIST);
        assertThat(Kind.of("{called}", "{serving}")).isEqualTo(Kind.CONSTANT);
    }

    @Test
    void aListSaysOfWhichTypeItIs() {
        Script script = Script.of(unit(ONE), unit(OTHER));
        assertThat(script.text()).isEqualTo("select ?, unnest(?::uuid[]), ?::text[];\n");
    }

    @Test
    void anInstantSaysThatItIsOne() {
        List<Unit> units = Unit.of(List.of(
                new Command("s", "select $1 - $2", List.of("2026-01-31 08:00:00.123+00", "2026-01-31 08:00:01+00"))));
        assertThat(Script.of(units, units).text()).isEqualTo("select ?::timestamptz - ?::timestamptz;\n");
    }

    private static List<Unit> unit(String id) {
        return Unit.of(List.of(new Command("s", "select $1, unnest($2), $3", List.of(id, "{" + id + "}", "{called}"))));
    }

    private static Command command(String session, String sql) {
        return new Command(session, sql, List.of());
    }
}
