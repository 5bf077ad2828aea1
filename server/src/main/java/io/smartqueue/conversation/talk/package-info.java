/** The conversation with one person: where it stands, what they may say next, and what that does. */
@NullMarked
package io.smartqueue.conversation.talk;

import org.jspecify.annotations.NullMarked;
