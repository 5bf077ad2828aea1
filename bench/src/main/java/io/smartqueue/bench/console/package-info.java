/** What staff look at, in an organisation without a past and in one with years of it. */
@NullMarked
package io.smartqueue.bench.console;

import org.jspecify.annotations.NullMarked;
