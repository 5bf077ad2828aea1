/** Error pages for people: what happened, then what to do. */
@NullMarked
package io.smartqueue.page.error;

import org.jspecify.annotations.NullMarked;
