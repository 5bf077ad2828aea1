/** What a person reads when something cannot be done: what is, then what to do. */
@NullMarked
package io.smartqueue.page.error;

import org.jspecify.annotations.NullMarked;
