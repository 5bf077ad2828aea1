/**
 * How long people will wait: what is learned about service times, and the engine that computes ranges from the state of
 * a site's lines. The types that compute know neither a database nor a clock.
 */
@NullMarked
@NamedInterface("wait")
package io.smartqueue.queue.wait;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
