package io.smartqueue.reception.page;

import io.smartqueue.page.PageContext;
import io.smartqueue.tenant.Tenant;
import java.util.List;

/** @param demos organisations to look at; none unless the demo is on */
public record HomePage(PageContext sheet, List<Tenant> demos) {}
