/** The account of Twilio that an organisation brings. */
@NullMarked
package io.smartqueue.admin.account;

import org.jspecify.annotations.NullMarked;
