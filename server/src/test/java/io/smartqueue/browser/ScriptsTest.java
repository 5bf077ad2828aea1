package io.smartqueue.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.SourceFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** The scripts of our pages run in {@link OldestBrowsers}: no newer syntax, and nothing that those browsers lack. */
class ScriptsTest {

    private static final Path ASSETS = Path.of("src/main/resources/static/assets");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(^|\\s)//.*$)");

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(ASSETS)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void parseInTheOldestBrowsers(Path script) throws IOException {
        assertThat(errors(Files.readString(script), OldestBrowsers.LANGUAGE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void useNothingThatTheOldestBrowsersLack(Path script) throws IOException {
        String name = script.getFileName().toString();
        assertThat(newer(Files.readString(script)))
                .as("newer than the oldest browsers, in " + name)
                .isSubsetOf(OldestBrowsers.ASKED_FOR.getOrDefault(name, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void haveNoZoneRulesOfTheirOwn(Path script) throws IOException {
        assertThat(Files.readString(script)).doesNotContain("Intl.", "timeZone", "toLocale", "getHours");
    }

    @Test
    void theWatchdogRunsInBrowsersMuchOlder() throws IOException {
        assertThat(errors(Files.readString(ASSETS.resolve("alive.js")), "ECMASCRIPT5_STRICT"))
                .isEmpty();
    }

    @Test
    void theLibraryOfTheStaffPagesParsesToo() throws IOException {
        String htmx = new ClassPathResource("META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(errors(htmx, OldestBrowsers.LANGUAGE)).isEmpty();
    }

    @Test
    void theLintFindsWhatItLooksFor() {
        assertThat(errors("let a; a ||= 1;", OldestBrowsers.LANGUAGE)).isNotEmpty();
        assertThat(errors("class A { #secret = 1; }", OldestBrowsers.LANGUAGE)).isNotEmpty();
        assertThat(errors("const f = a => a?.b ?? 1;", OldestBrowsers.LANGUAGE)).isEmpty();
        assertThat(newer("list.replaceChildren(); // .at(1)\nAbortSignal.timeout(1); [1].at(-1)"))
                .containsExactlyInAnyOrder(".replaceChildren", "AbortSignal.timeout", ".at(");
    }

    private static Set<String> newer(String script) {
        String code = COMMENT.matcher(script).replaceAll(" ");
        return OldestBrowsers.LACKING.stream()
                .flatMap(lacking -> Pattern.compile(lacking).matcher(code).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static List<JSError> errors(String script, String language) {
        var options = new CompilerOptions();
        options.setLanguageIn(CompilerOptions.LanguageMode.valueOf(language));
        options.setChecksOnly(true);
        options.setEmitUseStrict(false);
        var compiler = new Compiler(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        compiler.disableThreads();
        compiler.compile(List.of(), List.of(SourceFile.fromCode("script.js", script)), options);
        return compiler.getErrors();
    }
}
