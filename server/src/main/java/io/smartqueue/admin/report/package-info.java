/** Reports for managers, and for agents about themselves. */
@NullMarked
package io.smartqueue.admin.report;

import org.jspecify.annotations.NullMarked;
