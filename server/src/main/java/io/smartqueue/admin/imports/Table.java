package io.smartqueue.admin.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines of values with the names of the columns in the first, as spreadsheets write them (RFC 4180): in UTF-8 or in
 * the encoding of western Windows, with or without a byte-order mark, separated by semicolons, commas or tabs.
 */
record Table(List<String> columns, List<Line> lines) {

    /** @param number in the file, from 1 */
    record Line(int number, Map<String, String> values) {}

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String MARK = "\uFEFF";

    static Table of(byte[] content) {
        String text = text(content);
        char separator = separator(text);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        new Reader(text, separator).read(rows, numbers);
        List<String> columns = rows.isEmpty()
                ? List.of()
                : rows.getFirst().stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            lines.add(new Line(numbers.get(i), values(columns, rows.get(i))));
        }
        return new Table(columns, lines);
    }

    // What lies beyond the last column has an empty name, which no kind has.
    private static Map<String, String> values(List<String> columns, List<String> cells) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String column = i < columns.size() ? columns.get(i) : "";
            if (!cells.get(i).isBlank()) {
                values.put(column, cells.get(i).strip());
            }
        }
        return values;
    }

    private static String text(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(content, WESTERN);
        }
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** The one that stands in the first line most often. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ';';
        for (char candidate : new char[] {',', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(one -> one == sign).count();
    }

    private static final class Reader {

        private final String text;
        private final char separator;
        private final StringBuilder cell = new StringBuilder();
        private List<String> row = new ArrayList<>();
        private int line = 1;
        private int rowBegan = 1;
        private boolean quoted;

        Reader(String text, char separator) {
            this.text = text.replace("\r\n", "\n").replace('\r', '\n');
            this.separator = separator;
        }

        void read(List<List<String>> rows, List<Integer> numbers) {
            for (int i = 0; i < text.length(); i++) {
                char sign = text.charAt(i);
                if (quoted && sign == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(sign);
                    i++;
                } else if (sign == '"' && (quoted || cell.toString().isBlank())) {
                    quoted = !quoted;
                } else if (!quoted && sign == separator) {
                    endCell();
                } else if (!quoted && sign == '\n') {
                    endRow(rows, numbers);
                } else {
                    cell.append(sign);
                    line += sign == '\n' ? 1 : 0;
                }
            }
            endRow(rows, numbers);
        }

        private void endCell() {
            row.add(cell.toString());
            cell.setLength(0);
        }

        // A line without any value is no line: spreadsheets leave some at the end.
        private void endRow(List<List<String>> rows, List<Integer> numbers) {
            endCell();
            if (row.stream().anyMatch(value -> !value.isBlank())) {
                rows.add(row);
                numbers.add(rowBegan);
            }
            row = new ArrayList<>();
            line++;
            rowBegan = line;
        }
    }
}
