/** The pages on which an organisation manages its screens, notices and posters. */
@NullMarked
package io.smartqueue.display.admin;

import org.jspecify.annotations.NullMarked;
