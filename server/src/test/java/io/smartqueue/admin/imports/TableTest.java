package io.smartqueue.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void findsItsSeparatorAndKeepsItWithinQuotes(String separator) {
        Table table = Table.of(utf8("Name" + separator + "city\r\n\"A" + separator + " \"\"B\"\"\"" + separator
                + "Dakar\r\n\r\n" + separator + "\n"));
        assertThat(table.columns()).containsExactly("name", "city");
        assertThat(table.lines()).hasSize(1);
        assertThat(table.lines().getFirst().values())
                .isEqualTo(Map.of("name", "A" + separator + " \"B\"", "city", "Dakar"));
    }

    @Test
    void readsBothEncodingsAndSkipsAByteOrderMark() {
        String text = "name;city\nThiès Médina;Thiès\n";
        for (byte[] content :
                new byte[][] {utf8(text), utf8("\uFEFF" + text), text.getBytes(Charset.forName("windows-1252"))}) {
            assertThat(Table.of(content).lines().getFirst().values()).containsEntry("name", "Thiès Médina");
        }
    }

    @Test
    void countsTheLinesOfTheFileAlsoWithLinesWithinACell() {
        Table table = Table.of(utf8("name;address\nA;\"1, rue\nDakar\"\n\nB;2\n"));
        assertThat(table.lines()).extracting(Table.Line::number).containsExactly(2, 5);
    }

    @Test
    void hasNoLinesWithoutAny() {
        assertThat(Table.of(utf8("")).lines()).isEmpty();
        assertThat(Table.of(utf8("name;city")).lines()).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
