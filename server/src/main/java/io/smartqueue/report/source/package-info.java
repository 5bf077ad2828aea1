/** Reports of what other modules keep by day: messages, announced waits, opinions. */
@NullMarked
package io.smartqueue.report.source;

import org.jspecify.annotations.NullMarked;
