/** Sends a message from a terminal and reports what became of it. */
@NullMarked
package io.smartqueue.command.message;

import org.jspecify.annotations.NullMarked;
