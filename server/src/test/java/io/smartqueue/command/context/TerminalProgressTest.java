package io.smartqueue.command.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.LogLevels;
import io.smartqueue.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees of a command that takes long. */
@Tag("database")
class TerminalProgressTest {

    private static final String URL = "database.url";

    private final StringWriter screen = new StringWriter();

    @BeforeEach
    void chooseTheDatabase() {
        System.setProperty(URL, TestDatabase.url());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty(URL);
    }

    private String run(boolean terminal) {
        var progress = new TerminalProgress(new PrintWriter(screen), terminal);
        try (var _ = new LogLevels()) {
            return new ShortLivedContext(progress).call(program -> screen.toString());
        }
    }

    @Test
    void aCommandSaysFromItsBeginningWhatItWaitsForAndTakesTheLineBack() {
        String before = run(true);

        assertThat(before).startsWith("\rOpening the database; in a new folder this takes half a minute …");
        assertThat(before).endsWith("\r" + " ".repeat(78) + "\r");
    }

    @Test
    void nothingOfItReachesAFile() {
        assertThat(run(false)).isEmpty();
        assertThat(screen.toString()).isEmpty();
    }
}
