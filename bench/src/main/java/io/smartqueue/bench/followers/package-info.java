/** Many people who follow one queue on their phones. */
@NullMarked
package io.smartqueue.bench.followers;

import org.jspecify.annotations.NullMarked;
