/** The choice of a site, and of a service there, before a ticket is taken. */
@NullMarked
package io.smartqueue.reception.page.choose;

import org.jspecify.annotations.NullMarked;
