/** Organisations as their administrators and the operator change them, and how new ones come to be. */
@NullMarked
@NamedInterface("organisation")
package io.smartqueue.staff.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
