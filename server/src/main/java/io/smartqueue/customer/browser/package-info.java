/** Browsers that the holders of tickets want to be told in: each belongs to one visit and ends with it. */
@NullMarked
@NamedInterface("browser")
package io.smartqueue.customer.browser;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
