/** The page of samples: every component in every state. */
@NullMarked
package io.smartqueue.page.design;

import org.jspecify.annotations.NullMarked;
