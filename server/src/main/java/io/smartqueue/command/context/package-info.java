/** The program as a command starts it, and the line that says how far a command has come. */
@NullMarked
package io.smartqueue.command.context;

import org.jspecify.annotations.NullMarked;
