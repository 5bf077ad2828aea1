/** The pages on which an organisation is set up: itself, its sites, services, queues and counters. */
@NullMarked
package io.smartqueue.admin.setup;

import org.jspecify.annotations.NullMarked;
