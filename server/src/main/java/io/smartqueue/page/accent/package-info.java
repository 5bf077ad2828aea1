/** Derives all brand colours from an organisation's one colour. */
@NullMarked
package io.smartqueue.page.accent;

import org.jspecify.annotations.NullMarked;
