package io.smartqueue.site;

/** A desk where people are served. */
public record Counter(CounterId id, SiteId siteId, String name, boolean isActive) {}
