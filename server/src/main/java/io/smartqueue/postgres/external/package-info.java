/** The operator's own PostgreSQL, named by DATABASE_URL. */
@NullMarked
package io.smartqueue.postgres.external;

import org.jspecify.annotations.NullMarked;
