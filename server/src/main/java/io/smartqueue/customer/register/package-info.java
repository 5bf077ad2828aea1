/** Who agreed to messages, when, how and in which words. */
@NullMarked
@NamedInterface("register")
package io.smartqueue.customer.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
