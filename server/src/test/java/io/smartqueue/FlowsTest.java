package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The flows that docs/flows.md lists can be followed file by file. */
class FlowsTest {

    private static final Path PROJECT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("docs/flows.md")))
            .findFirst()
            .orElseThrow();

    private static final Pattern STEP = Pattern.compile("[0-9]+\\. `([^`]+)` .+");

    @Test
    void listsFiveFlowsOfFilesThatExist() throws IOException {
        Map<String, List<Path>> flows = flows();
        assertThat(flows).hasSize(5);
        assertThat(flows.values())
                .allSatisfy(files -> assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(file).isRegularFile()));
    }

    @Test
    void passesNoFileTwice() throws IOException {
        assertThat(flows().values()).allSatisfy(files -> assertThat(files).doesNotHaveDuplicates());
    }

    @Test
    void holdsNoFileThatHasNothingToDoWithTheOthers() throws IOException {
        List<String> strangers = new ArrayList<>();
        for (List<Path> files : flows().values()) {
            for (Path file : files) {
                if (!isLinked(file, files)) {
                    strangers.add(file.getFileName().toString());
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    private static boolean isLinked(Path file, List<Path> files) throws IOException {
        for (Path other : files) {
            if (!other.equals(file) && (names(other, file) || names(file, other))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(Path file, Path other) throws IOException {
        String type = other.getFileName().toString().replace(".java", "");
        return Pattern.compile("\\b" + type + "\\b")
                .matcher(Files.readString(file))
                .find();
    }

    private static Map<String, List<Path>> flows() throws IOException {
        Map<String, List<Path>> flows = new LinkedHashMap<>();
        List<Path> files = new ArrayList<>();
        for (String line : Files.readAllLines(PROJECT.resolve("docs/flows.md"))) {
            Matcher step = STEP.matcher(line);
            if (line.startsWith("## ")) {
                files = new ArrayList<>();
                flows.put(line, files);
            } else if (Character.isDigit(line.isEmpty() ? ' ' : line.charAt(0))) {
                assertThat(step.matches()).as(line).isTrue();
                files.add(PROJECT.resolve(step.group(1)));
            }
        }
        return flows;
    }
}
