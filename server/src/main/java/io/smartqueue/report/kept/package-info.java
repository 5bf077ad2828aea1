/** Passages and sessions of past days in few bytes, written beside the line and read by reports. */
@NullMarked
package io.smartqueue.report.kept;

import org.jspecify.annotations.NullMarked;
