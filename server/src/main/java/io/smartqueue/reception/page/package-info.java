/** The pages that customers read, and what they send back. */
@NullMarked
package io.smartqueue.reception.page;

import org.jspecify.annotations.NullMarked;
