/** The week of a site: hours from and to on each day, and the days on which it stays closed. */
@NullMarked
package io.smartqueue.admin.hours;

import org.jspecify.annotations.NullMarked;
