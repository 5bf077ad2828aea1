/** The OpenAPI description of the interface. */
@NullMarked
package io.smartqueue.web.openapi;

import org.jspecify.annotations.NullMarked;
