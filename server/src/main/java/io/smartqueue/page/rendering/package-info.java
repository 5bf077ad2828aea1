/** From a controller's answer to the bytes of a page. */
@NullMarked
package io.smartqueue.page.rendering;

import org.jspecify.annotations.NullMarked;
