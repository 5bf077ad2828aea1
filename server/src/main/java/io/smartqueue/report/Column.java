package io.smartqueue.report;

/**
 * A column of a report.
 *
 * @param unit such as seconds, people or date
 */
public record Column(String name, String unit) {}
