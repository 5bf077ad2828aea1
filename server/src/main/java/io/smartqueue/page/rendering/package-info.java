/** Renders a controller's answer as the bytes of a page. */
@NullMarked
package io.smartqueue.page.rendering;

import org.jspecify.annotations.NullMarked;
