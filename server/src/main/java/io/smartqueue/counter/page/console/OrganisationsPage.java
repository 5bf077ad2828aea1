package io.smartqueue.counter.page.console;

import io.smartqueue.page.PageContext;
import java.util.List;

/** The page on which an agent chooses an organisation. The operator has none. */
public record OrganisationsPage(PageContext sheet, List<Organisation> organisations) {

    public record Organisation(String slug, String name) {}
}
