/** What the answers of many people come to. */
@NullMarked
@NamedInterface("result")
package io.smartqueue.opinion.result;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
