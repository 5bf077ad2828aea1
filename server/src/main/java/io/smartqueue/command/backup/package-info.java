/** The commands that make, verify and restore a backup. */
@NullMarked
package io.smartqueue.command.backup;

import org.jspecify.annotations.NullMarked;
