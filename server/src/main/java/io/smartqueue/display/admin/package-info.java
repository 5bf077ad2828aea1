/** The pages on which an organisation keeps its screens, notices and posters. */
@NullMarked
package io.smartqueue.display.admin;

import org.jspecify.annotations.NullMarked;
