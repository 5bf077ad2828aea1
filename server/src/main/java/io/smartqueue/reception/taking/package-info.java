/** How a customer takes a ticket on a page: once, with what the organisation asks, in modest numbers. */
@NullMarked
package io.smartqueue.reception.taking;

import org.jspecify.annotations.NullMarked;
