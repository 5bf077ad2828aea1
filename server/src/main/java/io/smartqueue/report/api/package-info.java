/** Reports over HTTP, and the list of legs that they are made of. */
@NullMarked
package io.smartqueue.report.api;

import org.jspecify.annotations.NullMarked;
