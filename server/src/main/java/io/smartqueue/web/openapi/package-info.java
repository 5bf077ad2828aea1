/** The interface's own description. */
@NullMarked
package io.smartqueue.web.openapi;

import org.jspecify.annotations.NullMarked;
