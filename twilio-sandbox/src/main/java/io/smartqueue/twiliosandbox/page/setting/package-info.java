/** The control API for templates, windows and prices. */
@NullMarked
package io.smartqueue.twiliosandbox.page.setting;

import org.jspecify.annotations.NullMarked;
