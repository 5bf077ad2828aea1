/** A PostgreSQL of our own: unpacked, initialised, started, watched and stopped. */
@NullMarked
package io.smartqueue.postgres.embedded;

import org.jspecify.annotations.NullMarked;
