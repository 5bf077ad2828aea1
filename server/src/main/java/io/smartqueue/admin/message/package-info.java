/** The messages, and what they leave from. */
@NullMarked
package io.smartqueue.admin.message;

import org.jspecify.annotations.NullMarked;
