/** What the services of the past teach: how long they take, who comes, who leaves, and how fast counters are lately. */
@NullMarked
package io.smartqueue.queue.learned;

import org.jspecify.annotations.NullMarked;
