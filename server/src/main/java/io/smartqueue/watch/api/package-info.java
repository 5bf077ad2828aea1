/** The watch and the alerts over HTTP. */
@NullMarked
package io.smartqueue.watch.api;

import org.jspecify.annotations.NullMarked;
