package io.smartqueue.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A guide in one language, taken apart as far as tests ask. */
record Guide(Path file, List<String> lines) {

    /** The folder of the whole project, wherever the tests are started. */
    static final Path PROJECT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve(".env.example")))
            .findFirst()
            .orElseThrow();

    /**
     * What stands between two fences.
     *
     * @param marker the comment in the line before it; empty where there is none
     */
    record Block(String marker, String language, String text) {

        boolean isShell() {
            return language.equals("sh") || language.equals("bash");
        }
    }

    private static final Pattern MARKER = Pattern.compile("<!-- (.+) -->");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String FENCE = "```";

    static Guide in(String language) {
        Path file = PROJECT.resolve("docs/guide/twilio." + language + ".md");
        try {
            return new Guide(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Guide> all() {
        return List.of(in("fr"), in("en"));
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    String text() {
        return String.join("\n", lines);
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            if (lines.get(n).startsWith(FENCE)) {
                int end = n + 1 + lines.subList(n + 1, lines.size()).indexOf(FENCE);
                var marker = MARKER.matcher(n == 0 ? "" : lines.get(n - 1));
                blocks.add(new Block(
                        marker.matches() ? marker.group(1) : "",
                        lines.get(n).substring(FENCE.length()),
                        String.join("\n", lines.subList(n + 1, end))));
                n = end;
            }
        }
        return blocks;
    }

    /** The cells of every row of every table, headings included. */
    List<List<String>> rows() {
        return lines.stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|--"))
                .map(line -> Stream.of(line.split("\\|", -1))
                        .skip(1)
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .toList();
    }

    /** What the doctor calls each thing on the list: the one table with such a name in its second and last column. */
    List<String> checklist() {
        return rows().stream()
                .filter(row -> row.size() == 2 && row.getLast().matches("`[a-z-]+`"))
                .map(row -> codes(row.getLast()).getFirst())
                .toList();
    }

    static List<String> codes(String text) {
        return CODE.matcher(text)
                .results()
                .map(result -> result.group(1).strip())
                .toList();
    }

    static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
