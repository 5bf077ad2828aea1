/** The words of messages: what is said, what it costs, and what WhatsApp has approved. */
@NullMarked
package io.smartqueue.admin.words;

import org.jspecify.annotations.NullMarked;
