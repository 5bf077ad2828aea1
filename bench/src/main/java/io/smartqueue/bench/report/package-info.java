/** Reports about years, and the export of one. */
@NullMarked
package io.smartqueue.bench.report;

import org.jspecify.annotations.NullMarked;
