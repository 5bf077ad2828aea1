package io.smartqueue.counter.page;

import io.smartqueue.page.PageContext;
import java.util.List;

/** In which organisation? None, for the operator, who serves nobody. */
public record OrganisationsPage(PageContext sheet, List<Organisation> organisations) {

    public record Organisation(String slug, String name) {}
}
