package io.smartqueue.settings.environment;

import io.smartqueue.settings.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A `.env` file: `NAME=value` lines, quotes where needed, comments after `#`. An empty value counts as absent. */
public final class DotEnv {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?(?<name>[A-Za-z_]\\w*)\\s*=\\s*(?:"
            + "'(?<literal>[^']*)'|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<plain>[^'\"#\\s].*?|))(?:\\s+#.*)?");

    private static final Set<PosixFilePermission> FOR_OTHERS = PosixFilePermissions.fromString("---rw-rw-");

    private DotEnv() {}

    static Map<String, Object> read(Path file) {
        var settings = new LinkedHashMap<String, Object>();
        if (!Files.isRegularFile(file)) {
            return settings;
        }
        try {
            var number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    read(line.strip(), file + ", line " + number, settings);
                }
            }
            return settings;
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + e);
        }
    }

    /** Whether anybody but its owner may read or change it; false where the file system has no such rights. */
    public static boolean isOpenToOthers(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(FOR_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static void read(String line, String place, Map<String, Object> settings) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new CannotStart(place + ": must look like NAME=value, with quotes around a value that holds quotes");
        }
        var value = parts.group("quoted") != null
                ? parts.group("quoted").replaceAll("\\\\(.)", "$1")
                : parts.group("literal") != null ? parts.group("literal") : parts.group("plain");
        settings.remove(parts.group("name"));
        if (!value.isEmpty()) {
            settings.put(parts.group("name"), value);
        }
    }
}
