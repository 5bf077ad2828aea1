package io.smartqueue.postgres.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param madeAt everything that was committed before is in the backup
 * @param schemaVersion the version of the tables, as the migrations count
 */
record Manifest(int format, Instant madeAt, String schemaVersion, List<Table> tables, List<Sequence> sequences) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * @param columns quoted and separated by commas, as a statement has them
     * @param sha256 of the rows in PostgreSQL's text format
     */
    record Table(String name, String columns, long rows, String sha256) {

        String entry() {
            return entry(name);
        }

        static String entry(String name) {
            return "tables/" + name;
        }
    }

    /** @param last the last value that was given out, also to a transaction that the backup does not hold */
    record Sequence(String table, String column, long last) {}

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
