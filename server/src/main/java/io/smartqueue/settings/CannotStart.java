package io.smartqueue.settings;

import java.util.List;

/** The program cannot start for a reason its operator can fix: plain lines, exit code 2, no stack trace. */
public final class CannotStart extends RuntimeException {

    public static final int EXIT_CODE = 2;

    private static final long serialVersionUID = 1L;

    private final List<String> lines;

    public CannotStart(String line) {
        this(List.of(line));
    }

    public CannotStart(List<String> lines) {
        super(String.join(System.lineSeparator(), lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
