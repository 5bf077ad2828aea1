package io.smartqueue.admin.imports;

import io.smartqueue.kernel.Refusal;
import java.util.List;
import java.util.Map;

/** What is wrong with a line, in the terms of its columns. */
final class Slips {

    /** Which column is to blame for what is refused as a conflict. */
    private static final Map<String, String> BLAMED = Map.of(
            "slug_taken", "slug",
            "code_taken", "code",
            "name_taken", "name",
            "already_member", "email",
            "already_invited", "email");

    private static final Map<String, String> COLUMNS =
            Map.of("site_id", "site", "service_id", "service", "site_ids", "sites");

    private Slips() {}

    static List<ImportRun.Slip> of(int line, Refusal refusal) {
        if (refusal.fields().isEmpty()) {
            String field = BLAMED.getOrDefault(refusal.code(), "");
            return List.of(new ImportRun.Slip(line, field, refusal.code()));
        }
        return refusal.fields().stream()
                .map(field ->
                        new ImportRun.Slip(line, COLUMNS.getOrDefault(field.field(), field.field()), field.code()))
                .toList();
    }
}
