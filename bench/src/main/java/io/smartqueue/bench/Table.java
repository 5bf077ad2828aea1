package io.smartqueue.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The same rows as plain text for a terminal, and as Markdown. */
record Table(List<Row> rows) {

    String text() {
        List<List<String>> lines = new ArrayList<>(List.of(Row.HEADINGS));
        rows.stream().map(Row::cells).forEach(lines::add);
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < Row.HEADINGS.size(); column++) {
            int at = column;
            widths.add(lines.stream()
                    .mapToInt(cells -> cells.get(at).length())
                    .max()
                    .orElse(0));
        }
        return lines.stream().map(cells -> padded(cells, widths)).collect(Collectors.joining("\n"));
    }

    String markdown() {
        List<List<String>> lines = new ArrayList<>(List.of(Row.HEADINGS));
        lines.add(Row.HEADINGS.stream().map(heading -> "---").toList());
        rows.stream().map(Row::cells).forEach(lines::add);
        return lines.stream()
                .map(cells -> "| " + String.join(" | ", cells) + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String padded(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
