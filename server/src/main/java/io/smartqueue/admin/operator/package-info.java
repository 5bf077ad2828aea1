/** The pages of who runs the installation. */
@NullMarked
package io.smartqueue.admin.operator;

import org.jspecify.annotations.NullMarked;
