/** As much of the application as a command needs, for as long as it needs it. */
@NullMarked
package io.smartqueue.command.program;

import org.jspecify.annotations.NullMarked;
