/** Pages of lists: what is asked for, what is answered, and the addresses of the neighbouring pages. */
@NullMarked
@NamedInterface("paging")
package io.smartqueue.web.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
