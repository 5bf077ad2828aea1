/** Many sites, services, counters or people from one table: looked at first, then all of it or nothing. */
@NullMarked
package io.smartqueue.admin.imports;

import org.jspecify.annotations.NullMarked;
