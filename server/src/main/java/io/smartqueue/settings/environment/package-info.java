/** Where settings come from, and what is said about those that are wrong. */
@NullMarked
package io.smartqueue.settings.environment;

import org.jspecify.annotations.NullMarked;
