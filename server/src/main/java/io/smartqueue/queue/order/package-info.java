/** Who is called before whom, how long that takes, and to which day it belongs. */
@NullMarked
package io.smartqueue.queue.order;

import org.jspecify.annotations.NullMarked;
