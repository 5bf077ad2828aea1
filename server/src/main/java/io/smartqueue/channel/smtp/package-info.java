/** E-mail through one mail server: one connection for one attempt, and what each of the server's answers means. */
@NullMarked
package io.smartqueue.channel.smtp;

import org.jspecify.annotations.NullMarked;
