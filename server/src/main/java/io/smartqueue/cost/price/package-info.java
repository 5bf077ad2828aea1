/** Prices and rates of exchange as data, and what they make of a message. */
@NullMarked
@NamedInterface("price")
package io.smartqueue.cost.price;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
