/** Accounts, passwords and tokens. */
@NullMarked
package io.smartqueue.staff.account;

import org.jspecify.annotations.NullMarked;
