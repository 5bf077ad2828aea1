package io.smartqueue.admin;

import io.smartqueue.page.PageContext;
import io.smartqueue.tenant.Tenant;
import java.util.List;

/** The organisations of a person who works in several, or in none. */
public record OrganisationsPage(PageContext sheet, List<Tenant> organisations) {}
