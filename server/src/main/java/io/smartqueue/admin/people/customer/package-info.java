/** The pages of customers: who they are, their visits, and what may be sent to them. */
@NullMarked
package io.smartqueue.admin.people.customer;

import org.jspecify.annotations.NullMarked;
