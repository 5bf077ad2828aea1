/** Content templates, their approval by WhatsApp, and what a message made of one looks like. */
@NullMarked
package io.smartqueue.twiliosandbox.content;

import org.jspecify.annotations.NullMarked;
