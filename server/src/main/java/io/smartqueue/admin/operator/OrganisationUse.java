package io.smartqueue.admin.operator;

import io.smartqueue.staff.organisation.Organisation;

/**
 * An organisation, and how much it uses.
 *
 * @param sites in use
 * @param people who work there
 * @param messages of the last thirty days; as many as are counted may stand for more
 */
public record OrganisationUse(Organisation organisation, long sites, long people, long messages) {}
