package io.smartqueue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds which tables, views and functions SQL text refers to, and the SQL text of the main sources. */
final class SqlReferences {

    static final Path SOURCES = Path.of("src", "main", "java", "io", "smartqueue");

    /** SQL of one place: a source file, or a view or function of the database. */
    record Text(String module, String place, String sql) {}

    // Comments and characters are matched only so that quotes within them begin no string.
    private static final Pattern LITERAL = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])+'|\"\"\"(?<block>.*?)\"\"\"|"
                    + "\"(?<string>(?:\\\\.|[^\"\\\\\\n])*)\"",
            Pattern.DOTALL);

    private static final Pattern RELATION = Pattern.compile(
            "\\b(?:from|join|update|into|using|table|lateral)\\s+(?:only\\s+)?(?:\\(\\s*)*" + "([a-z_]+)(?![a-z_.])");

    private static final Pattern NEXT_OF_LIST = Pattern.compile("(?:\\s+(?:as\\s+)?[a-z_]+)?\\s*,\\s*([a-z_]+)");

    private SqlReferences() {}

    /** The SQL in the text blocks and strings of all main sources; a string that names no relation refers to none. */
    static List<Text> ofSources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(SqlReferences::literals)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Text> literals(Path file) {
        Path place = SOURCES.relativize(file);
        List<Text> found = new ArrayList<>();
        Matcher literal = LITERAL.matcher(read(file));
        while (literal.find()) {
            String text = literal.group("block") == null ? literal.group("string") : literal.group("block");
            if (text != null) {
                found.add(new Text(place.getName(0).toString(), place.toString(), text));
            }
        }
        return found.stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of the known names those that the text refers to. */
    static Set<String> in(String sql, Set<String> known) {
        Set<String> found = new LinkedHashSet<>();
        Matcher relation = RELATION.matcher(sql);
        while (relation.find()) {
            found.add(relation.group(1));
            Matcher next = NEXT_OF_LIST.matcher(sql).region(relation.end(), sql.length());
            while (next.lookingAt()) {
                found.add(next.group(1));
                next.region(next.end(), sql.length());
            }
        }
        found.retainAll(known);
        return found;
    }
}
