/** The page on which people answer: with the link of their ticket, without a script. */
@NullMarked
package io.smartqueue.opinion.page;

import org.jspecify.annotations.NullMarked;
