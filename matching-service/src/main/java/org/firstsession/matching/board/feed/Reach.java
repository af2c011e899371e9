// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.net.InetAddress;

/** From where feeds may be read. */
enum Reach {
    /** By https, at port 443 of public hosts. */
    PUBLIC,
    /** Also by http, at any port and from this machine: for tests. */
    LOOPBACK_TOO;

    boolean includes(InetAddress address) {
        return PublicAddresses.include(address)
                || this == LOOPBACK_TOO && address.isLoopbackAddress();
    }
}
