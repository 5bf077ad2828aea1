/** The two roles to which row-level security applies, on our own and on an external PostgreSQL. */
@NullMarked
package io.smartqueue.postgres.roles;

import org.jspecify.annotations.NullMarked;
