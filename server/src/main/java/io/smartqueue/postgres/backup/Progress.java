package io.smartqueue.postgres.backup;

/** Is told how far a backup or a restore is; the words replace those before. */
@FunctionalInterface
public interface Progress {

    void at(String words);

    static Progress silent() {
        return words -> {};
    }
}
