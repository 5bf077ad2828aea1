/** The part of the application that a command needs, started and stopped with it. */
@NullMarked
package io.smartqueue.command.program;

import org.jspecify.annotations.NullMarked;
