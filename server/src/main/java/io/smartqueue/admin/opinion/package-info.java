/** What people answered after their visit, and what they are asked. */
@NullMarked
package io.smartqueue.admin.opinion;

import org.jspecify.annotations.NullMarked;
