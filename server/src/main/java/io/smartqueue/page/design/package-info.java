/** The visual language at a glance: every component in every state. */
@NullMarked
package io.smartqueue.page.design;

import org.jspecify.annotations.NullMarked;
