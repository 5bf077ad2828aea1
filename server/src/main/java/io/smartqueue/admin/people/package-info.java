/** Who works here, and whom the organisation may reach. */
@NullMarked
package io.smartqueue.admin.people;

import org.jspecify.annotations.NullMarked;
