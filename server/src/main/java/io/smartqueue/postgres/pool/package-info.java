/** The connections to the database: a pool for each kind of work, and a share of it for each organisation. */
@NullMarked
@NamedInterface("pool")
package io.smartqueue.postgres.pool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
