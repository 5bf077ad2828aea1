package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void ofAnAddressOfFourBytesIsTheAddress() {
        assertThat(Origin.of("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Origin.of("192.0.2.8")).isNotEqualTo(Origin.of("192.0.2.7"));
    }

    @Test
    void ofASubscriberIsTheSameForAllTheAddressesHeIsGiven() {
        assertThat(Origin.of("2001:db8:1:2::1")).isEqualTo(Origin.of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(Origin.of("2001:db8:1:3::1")).isNotEqualTo(Origin.of("2001:db8:1:2::1"));
    }

    @Test
    void isTheSameNetworkForAllSubnetsOfACustomer() {
        assertThat(Origin.network("2001:db8:1:2::1")).isEqualTo(Origin.network("2001:db8:1:ffff::1"));
        assertThat(Origin.network("2001:db8:2:2::1")).isNotEqualTo(Origin.network("2001:db8:1:2::1"));
        assertThat(Origin.network("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void ofAnAddressOfFourBytesWrittenInSixteenIsTheShortOne() {
        assertThat(Origin.of("::ffff:192.0.2.7")).isEqualTo(Origin.of("192.0.2.7"));
    }

    @Test
    void ofWhatIsNoAddressIsItself() {
        assertThat(Origin.of("a proxy's name")).isEqualTo("a proxy's name");
    }
}
