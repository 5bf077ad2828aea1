/** Invitations to work here: handed over as a secret, or sent by e-mail, and accepted by the person alone. */
@NullMarked
package io.smartqueue.staff.invitation;

import org.jspecify.annotations.NullMarked;
