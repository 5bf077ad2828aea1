/** The colour and logo of an organisation, and the fields that it asks customers to fill in. */
@NullMarked
@NamedInterface("branding")
package io.smartqueue.reception.branding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
