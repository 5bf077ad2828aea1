/** The words of conversations in each language, as data. */
@NullMarked
package io.smartqueue.conversation.words;

import org.jspecify.annotations.NullMarked;
