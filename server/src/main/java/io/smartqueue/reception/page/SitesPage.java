package io.smartqueue.reception.page;

import io.smartqueue.page.PageContext;
import java.util.List;

/** Where to go. */
public record SitesPage(PageContext sheet, List<SiteCard> places, String home) {}
