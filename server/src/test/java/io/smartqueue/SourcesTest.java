package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler sees in the files of the project. */
class SourcesTest {

    private static final Path PROJECT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve(".env.example")))
            .findFirst()
            .orElseThrow();
    private static final int LONGEST_LINE = 120;
    private static final List<String> MODULES = List.of("server", "twilio-sandbox", "twilio-sandbox-junit", "bench");
    private static final Pattern NAMED_TESTS = Pattern.compile("-Dtest=([\\w,]+)");

    @Test
    void testsThatDocumentsNameExist() throws IOException {
        Set<String> tests = files(".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        for (String document : List.of("CONTRIBUTING.md", "README.md", "bench/README.md")) {
            NAMED_TESTS
                    .matcher(Files.readString(PROJECT.resolve(document)))
                    .results()
                    .forEach(command -> named.addAll(List.of(command.group(1).split(","))));
        }
        assertThat(named).isNotEmpty().isSubsetOf(tests);
    }

    /** Migrations are left alone, because Flyway compares those that have run. */
    @Test
    void noLineIsLongerThan120Columns() {
        Set<String> tooLong = new TreeSet<>();
        files(".java", ".jte", ".css", ".js", ".html").forEach(file -> {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).codePoints().count() > LONGEST_LINE) {
                    tooLong.add(PROJECT.relativize(file) + ":" + (i + 1));
                }
            }
        });
        assertThat(tooLong).isEmpty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String... endings) {
        return MODULES.stream().flatMap(module -> {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src"))) {
                return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
