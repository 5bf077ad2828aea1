package io.smartqueue.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stylesheets of our pages mean the same in {@link OldestBrowsers}. */
class StylesheetsTest {

    static List<Path> stylesheets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/static/assets"))) {
            return files.filter(file -> file.toString().endsWith(".css")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stylesheets")
    void dependOnNothingThatTheOldestBrowsersIgnore(Path stylesheet) throws IOException {
        assertThat(OldStylesheets.missed(Files.readString(stylesheet))).isEmpty();
    }

    @Test
    void theLintFindsWhatItLooksFor() {
        assertThat(OldStylesheets.missed("""
                        .a { inset: 0; padding-inline: 1px; clip-path: inset(50%) }
                        .b { overflow: hidden; overflow: clip; height: 100vh; height: 100dvh }
                        .c { appearance: none }
                        .d, .e:has(a) { color: red }
                        .f:focus-visible { color: red }
                        @supports selector(:has(*)) { .g { inset: 0 } .h:has(a) { color: red } }
                        @media print { .i :is(a,b) { width: 1dvw } }
                        """))
                .containsExactly(
                        ".a { inset: 0 }",
                        ".a { padding-inline: 1px }",
                        ".c { appearance: none }",
                        ".d, .e:has(a)",
                        ".i :is(a,b)",
                        ".i :is(a,b) { width: 1dvw }");
    }

    @Test
    void aGapIsReadInGridsOnly() {
        assertThat(OldStylesheets.read(
                        ".a { display: flex; gap: 1px } .b .a { gap: 2px } .c { display: grid; gap: 3px }"
                                + " @supports not (inset: 0) { .a > * { margin: 1px } }"))
                .contains("gap: 3px", "margin: 1px", "(color: red)")
                .doesNotContain("gap: 1px", "gap: 2px");
    }
}
