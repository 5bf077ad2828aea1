package io.smartqueue.display.admin;

import io.smartqueue.page.Sheet;
import io.smartqueue.tenant.Tenant;
import java.util.List;

/** The organisations of a person who works in several, or in none. */
public record HousesPage(Sheet sheet, List<Tenant> houses) {}
