/** What goes on now, and alerts. */
@NullMarked
package io.smartqueue.admin.watch;

import org.jspecify.annotations.NullMarked;
