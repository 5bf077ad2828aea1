/** What an organisation wants to spend in a month at most, and how near it is. */
@NullMarked
@NamedInterface("budget")
package io.smartqueue.cost.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
