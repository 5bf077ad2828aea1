/** What the pages of the administration are made of: lists, forms that keep what was typed, and questions. */
@NullMarked
package io.smartqueue.admin.part;

import org.jspecify.annotations.NullMarked;
