// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.firstsession.intake.people.KeyedHash;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LimitsTest {

    private final Limits limits = new Limits(1);
    private final RequestLimits requests = new RequestLimits(limits, new KeyedHash(new byte[32]));

    @Test
    void countsEachAddressForItself() {
        for (int i = 0; i < Limit.REQUESTS_OF_ADDRESS.most(); i++) {
            requests.admit("lakeside", "192.0.2.1");
        }

        assertThatThrownBy(() -> requests.admit("lakeside", "192.0.2.1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
                            assertThat(problem.retryAfter())
                                    .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(4));
                        });
        requests.admit("lakeside", "198.51.100.7");
    }

    @Test
    void countsANetworkWhoseAddressesTakeTurns() {
        IntStream.range(0, Limit.REQUESTS_OF_NETWORK.most())
                .forEach(i -> requests.admit("lakeside", "192.0.2." + i));

        assertThatThrownBy(() -> requests.admit("lakeside", "192.0.2.200"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void countsTheManyAddressesOfOneLineAsOne() {
        IntStream.range(0, Limit.REQUESTS_OF_ADDRESS.most())
                .forEach(i -> requests.admit("lakeside", "2001:db8:0:1:0:0:0:" + i));

        assertThatThrownBy(() -> requests.admit("lakeside", "2001:0db8::1:ffff:2:3:4"))
                .isInstanceOf(ProblemException.class);
        requests.admit("lakeside", "2001:db8:0:2:0:0:0:1");
    }

    @Test
    void tellsLinesAndNetworksByTheirAddresses() {
        assertThat(Origin.of("192.0.2.7")).isEqualTo(new Origin("192.0.2.7", "192.0.2"));
        assertThat(Origin.of("::ffff:192.0.2.7")).isEqualTo(Origin.of("192.0.2.7"));
        assertThat(Origin.of("::ffff:c000:207")).isEqualTo(Origin.of("192.0.2.7"));
        assertThat(Origin.of("2001:db8:1:2::3"))
                .isEqualTo(new Origin("20010db800010002:", "20010db80001:"));
        assertThat(Origin.of("no:address")).isEqualTo(new Origin("no:address", "no:address"));
    }

    @Test
    void countsAContactHoweverItIsWritten() {
        for (int i = 0; i < Limit.REQUESTS_OF_CONTACT.most(); i++) {
            requests.admitContact("lakeside", "Alex@example.com", null);
        }

        assertThatThrownBy(() -> requests.admitContact("lakeside", "alex@EXAMPLE.com", null))
                .isInstanceOf(ProblemException.class);
        requests.admitContact("other", "alex@example.com", null);
    }

    @Test
    void givesMoreWhereTheFactorSaysSo() {
        var generous = new Limits(2);
        for (int i = 0; i < 2 * Limit.LOST_LINKS_OF_CONTACT.most(); i++) {
            assertThat(generous.over(Limit.LOST_LINKS_OF_CONTACT, "x")).isEmpty();
        }

        assertThat(generous.over(Limit.LOST_LINKS_OF_CONTACT, "x")).isPresent();
    }

    @Test
    void neverStandsBeforeWordsThatAreScreenedFirst() throws Exception {
        var filter = new AddressLimit(limits);
        for (int i = 0; i < Limit.POSTS_OF_ADDRESS.most(); i++) {
            assertThat(post(filter, "/r/1/accept").getStatus()).isEqualTo(200);
        }

        var refused = post(filter, "/r/1/accept");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(post(filter, "/p/lakeside/start").getStatus()).isEqualTo(200);
        assertThat(post(filter, "/api/practices/lakeside/trial-requests").getStatus())
                .isEqualTo(200);
    }

    private static MockHttpServletResponse post(AddressLimit filter, String path) throws Exception {
        var answer = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("POST", path), answer, new MockFilterChain());
        return answer;
    }
}
