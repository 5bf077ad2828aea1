/** How good the announced waits are: on simulated days with the real engine, and on real consultations. */
@NullMarked
package io.smartqueue.bench.wait;

import org.jspecify.annotations.NullMarked;
