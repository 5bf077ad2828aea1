package io.smartqueue.command.context;

import io.smartqueue.postgres.backup.Progress;
import java.io.PrintWriter;

/** One line that is written over; nothing where the output goes to a file. */
public record TerminalProgress(PrintWriter out, boolean shown) implements Progress, AutoCloseable {

    private static final int WIDTH = 78;

    public static TerminalProgress on(PrintWriter out) {
        return new TerminalProgress(
                out, System.console() != null && System.console().isTerminal());
    }

    @Override
    public void at(String words) {
        if (shown) {
            out.printf("\r%-" + WIDTH + "." + WIDTH + "s", words + " …");
            out.flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }
}
