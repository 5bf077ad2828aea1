/** Days of a site that are simulated with a seed, and what was predicted on them. */
@NullMarked
package io.smartqueue.bench.wait.simulated;

import org.jspecify.annotations.NullMarked;
