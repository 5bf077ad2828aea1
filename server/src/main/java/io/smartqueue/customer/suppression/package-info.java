/** Addresses that nothing is sent to, with the reason and its proof. */
@NullMarked
@NamedInterface("suppression")
package io.smartqueue.customer.suppression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
