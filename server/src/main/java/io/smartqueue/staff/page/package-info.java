/** Where staff sign in with a browser, choose a new password, and sign out. */
@NullMarked
package io.smartqueue.staff.page;

import org.jspecify.annotations.NullMarked;
