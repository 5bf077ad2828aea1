/** The account itself: its standing, its numbers and its messaging service, to read and to change. */
@NullMarked
package io.smartqueue.twiliosandbox.account;

import org.jspecify.annotations.NullMarked;
