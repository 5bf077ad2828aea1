package io.smartqueue.settings.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.settings.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvTest {

    @TempDir
    Path folder;

    @Test
    void readsPlainQuotedAndCommentedValues() throws IOException {
        assertThat(read("""
                # the guide's settings

                TWILIO_ACCOUNT_SID=AC123
                  export PORT = 8001   # not 8000
                PASSWORD=a#b=c
                SPACED=one two  # three
                LITERAL='a "b" # $c'   # quoted
                ESCAPED="say \\"hi\\" # \\\\"
                """))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "TWILIO_ACCOUNT_SID", "AC123",
                        "PORT", "8001",
                        "PASSWORD", "a#b=c",
                        "SPACED", "one two",
                        "LITERAL", "a \"b\" # $c",
                        "ESCAPED", "say \"hi\" # \\"));
    }

    @Test
    void takesAnEmptyValueForNone() throws IOException {
        assertThat(read("A=\nB=''\nC=   # nothing\n")).isEmpty();
    }

    @Test
    void keepsTheLastOfTwo() throws IOException {
        assertThat(read("A=1\nA=2\n")).isEqualTo(Map.of("A", "2"));
    }

    @Test
    void namesTheLineItDoesNotUnderstandButNotItsWords() {
        assertThatThrownBy(() -> read("A=1\nsecret words\n"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(".env, line 2")
                .hasMessageNotContaining("secret");
    }

    @Test
    void doesWithoutTheFile() {
        assertThat(DotEnv.read(folder.resolve(".env"))).isEmpty();
    }

    @Test
    void isOpenToOthersWhenItsRightsSaySo() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "A=1");
        for (String open : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            assertThat(DotEnv.isOpenToOthers(file)).as(open).isTrue();
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(DotEnv.isOpenToOthers(file)).isFalse();
        assertThat(DotEnv.isOpenToOthers(folder.resolve("none"))).isFalse();
    }

    private Map<String, Object> read(String text) throws IOException {
        return DotEnv.read(Files.writeString(folder.resolve(".env"), text));
    }
}
