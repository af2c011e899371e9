// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.limit;

import java.time.Duration;

/**
 * What is limited, and how often it may happen in how long. A household, a library and a phone
 * company share addresses, so those are generous; the tight ones are on contacts. What counts as
 * one address is told by {@link Origin}.
 */
public enum Limit {
    /** New requests from one address. */
    REQUESTS_OF_ADDRESS(20, Duration.ofHours(1)),
    /** New requests from one network: a /24 of IPv4, a /48 of IPv6. */
    REQUESTS_OF_NETWORK(60, Duration.ofHours(1)),
    /** New requests with one e-mail address or phone number. */
    REQUESTS_OF_CONTACT(5, Duration.ofHours(24)),
    /** New requests to one practice. */
    REQUESTS_OF_PRACTICE(300, Duration.ofHours(1)),
    /** Lost links that are asked for by one address. */
    LOST_LINKS_OF_ADDRESS(10, Duration.ofHours(1)),
    /** Lost links that are sent to one contact. */
    LOST_LINKS_OF_CONTACT(3, Duration.ofHours(1)),
    /** All that changes something, from one address. */
    POSTS_OF_ADDRESS(120, Duration.ofMinutes(1)),
    /** All that is read from one address. */
    READS_OF_ADDRESS(1_200, Duration.ofMinutes(1));

    private final int most;
    private final Duration within;

    Limit(int most, Duration within) {
        this.most = most;
        this.within = within;
    }

    int most() {
        return most;
    }

    Duration within() {
        return within;
    }
}
