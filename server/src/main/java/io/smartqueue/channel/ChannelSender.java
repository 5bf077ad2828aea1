package io.smartqueue.channel;

import java.math.BigDecimal;

/**
 * The address that the messages of a channel leave from.
 *
 * @param account of the provider, which the address belongs to
 * @param ratePerSecond segments, or messages where none are counted; 0 = unlimited
 */
public record ChannelSender(String address, String account, BigDecimal ratePerSecond) {}
