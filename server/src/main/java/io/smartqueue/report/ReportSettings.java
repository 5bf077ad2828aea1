package io.smartqueue.report;

import jakarta.validation.constraints.NotNull;

/**
 * What an organisation decides about its reports.
 *
 * @param agentsNamed whether reports name agents to others than themselves
 */
public record ReportSettings(@NotNull Boolean agentsNamed) {

    /** Of an organisation that has chosen nothing. */
    static final ReportSettings DEFAULT = new ReportSettings(false);
}
