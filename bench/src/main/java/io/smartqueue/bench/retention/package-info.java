/** How large the database becomes, and what stays in it, when retention goes through simulated months. */
@NullMarked
package io.smartqueue.bench.retention;

import org.jspecify.annotations.NullMarked;
