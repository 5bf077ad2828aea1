package io.smartqueue.staff;

import io.smartqueue.kernel.Secret;
import java.util.Optional;

/**
 * A new member of staff.
 *
 * @param oneTimePassword shown once, to be changed at the first login; empty when the person had an account already
 */
public record Enlisted(StaffMember member, Optional<Secret> oneTimePassword) {}
