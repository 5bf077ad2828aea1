package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;

/** An event is published because another package wants to know; else a call says the same, and is easier to follow. */
class PublishedEventsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PUBLISHED =
            Pattern.compile("publishEvent\\(\\s*(?:new ([\\w.]+)\\(|(.*))|(::publishEvent)");

    /** Heard by the package that publishes them, with the reason. */
    private static final Map<String, String> WITHIN = Map.of(
            "Owed", "letters are sent by the package that keeps them, once the invitation is committed",
            "Turn", "the log and the metrics of a notification are written when its transaction has committed",
            "Alert", "the log and the metrics of a code are written when the receipt's transaction has committed",
            "Reached", "the log and the metrics of a budget are written when its transaction has committed");

    /**
     * {@code publishEvent(moved.event(…))} and {@code publishEvent(TicketEvent.of(…))} publish one of these; any other
     * variable would hide which event it is.
     */
    private static final String MADE_BY_A_MOVE = "TicketEvent";

    private static final Pattern MOVE =
            Pattern.compile("(.*\\.event\\([\\w.()]*|TicketEvent\\.of\\([\\w.(), ]*)\\)\\);");

    @Test
    void areHeardOutsideThePackageThatPublishesThem() {
        Map<String, Set<String>> hearing = hearing();
        Set<String> unheard = new TreeSet<>();
        publishing().forEach((event, packages) -> {
            Set<String> others = new TreeSet<>(hearing.getOrDefault(event, Set.of()));
            others.removeAll(packages);
            if (others.isEmpty()) {
                unheard.add(event);
            }
        });
        assertThat(unheard).isEqualTo(WITHIN.keySet());
        assertThat(hearing.keySet()).containsAll(WITHIN.keySet());
    }

    /** Simple names of events, each with the packages that publish it. */
    private static Map<String, Set<String>> publishing() {
        Map<String, Set<String>> publishing = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> PUBLISHED
                            .matcher(read(file))
                            .results()
                            .forEach(call -> publishing
                                    .computeIfAbsent(simpleName(file, call), name -> new TreeSet<>())
                                    .add(packageOf(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(publishing).hasSizeGreaterThan(5);
        return publishing;
    }

    private static String simpleName(Path file, MatchResult call) {
        String made = call.group(1);
        if (made != null) {
            return made.substring(made.lastIndexOf('.') + 1);
        }
        assertThat(call.group(2)).as("what %s publishes", file).isNotNull().matches(MOVE);
        return MADE_BY_A_MOVE;
    }

    private static String packageOf(Path file) {
        return SOURCES.relativize(file.getParent())
                .toString()
                .replace(file.getFileSystem().getSeparator(), ".");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Simple names of events, each with the packages that listen. */
    private static Map<String, Set<String>> hearing() {
        Map<String, Set<String>> hearing = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.smartqueue")
                .forEach(type -> type.getMethods().stream()
                        .filter(method -> method.isMetaAnnotatedWith(EventListener.class)
                                || method.isAnnotatedWith(EventListener.class))
                        .flatMap(method -> method.getRawParameterTypes().stream())
                        .map(JavaClass::getSimpleName)
                        .forEach(event -> hearing.computeIfAbsent(event, name -> new TreeSet<>())
                                .add(type.getPackageName())));
        return hearing;
    }
}
