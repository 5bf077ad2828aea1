/** The page on which a table is handed over, looked at and made. */
@NullMarked
package io.smartqueue.admin.table;

import org.jspecify.annotations.NullMarked;
