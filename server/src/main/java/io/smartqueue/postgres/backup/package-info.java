/** One file that holds the whole database: made while servers work, verified, and restored into an empty database. */
@NullMarked
@NamedInterface("backup")
package io.smartqueue.postgres.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
