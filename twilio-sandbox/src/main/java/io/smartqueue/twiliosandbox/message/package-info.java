/** Messages: addresses, content, state, and their store. */
@NullMarked
package io.smartqueue.twiliosandbox.message;

import org.jspecify.annotations.NullMarked;
