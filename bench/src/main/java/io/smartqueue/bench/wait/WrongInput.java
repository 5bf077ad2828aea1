package io.smartqueue.bench.wait;

import java.nio.file.Path;

/** A file that cannot be read, with the line where that shows. */
public final class WrongInput extends RuntimeException {

    /** @param line from 1; 0 when there is none */
    WrongInput(Path file, int line, String why) {
        super(file + (line == 0 ? "" : ", line " + line) + ": " + why, null, false, false);
    }
}
