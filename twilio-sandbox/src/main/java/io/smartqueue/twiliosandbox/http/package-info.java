/** Forms, answers and the request log: what every door of the sandbox shares. */
@NullMarked
package io.smartqueue.twiliosandbox.http;

import org.jspecify.annotations.NullMarked;
