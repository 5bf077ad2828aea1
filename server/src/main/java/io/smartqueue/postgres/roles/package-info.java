/** The two roles that row-level security knows, on whichever PostgreSQL we are given. */
@NullMarked
package io.smartqueue.postgres.roles;

import org.jspecify.annotations.NullMarked;
