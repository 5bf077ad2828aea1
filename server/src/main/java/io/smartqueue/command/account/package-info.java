/** Commands that create organisations and the accounts of people. */
@NullMarked
package io.smartqueue.command.account;

import org.jspecify.annotations.NullMarked;
