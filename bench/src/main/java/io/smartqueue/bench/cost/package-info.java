/** What a year of messages costs, asked of an organisation that sends many. */
@NullMarked
package io.smartqueue.bench.cost;

import org.jspecify.annotations.NullMarked;
