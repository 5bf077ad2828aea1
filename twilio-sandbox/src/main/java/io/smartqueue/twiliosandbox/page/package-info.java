/** The phones at / and the control API under /_sandbox. */
@NullMarked
package io.smartqueue.twiliosandbox.page;

import org.jspecify.annotations.NullMarked;
