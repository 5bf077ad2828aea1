/** The measured values, and how they are summarised. */
@NullMarked
package io.smartqueue.bench.figures;

import org.jspecify.annotations.NullMarked;
