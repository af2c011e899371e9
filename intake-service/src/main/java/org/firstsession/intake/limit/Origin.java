// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a call comes from, as it is counted. With IPv6 a household is handed 2⁶⁴ addresses and
 * needs no two calls from the same one, so what counts as one address is what one line gets.
 *
 * @param address an IPv4 address, or the first half of an IPv6 address
 * @param network whose many addresses that may be: a /24 of IPv4, a /48 of IPv6
 */
public record Origin(String address, String network) {

    private static final int BYTES_OF_LINE = 8;
    private static final int BYTES_OF_SITE = 6;

    /** Of an address as the container writes it; what is none is counted as it stands. */
    public static Origin of(String written) {
        if (!written.contains(":")) {
            int end = written.lastIndexOf('.');
            return new Origin(written, end < 0 ? written : written.substring(0, end));
        }
        try {
            // With a colon in it, it is no name, and nobody is asked about it.
            var address = InetAddress.getByName(written);
            return address instanceof Inet6Address six
                    ? new Origin(first(six, BYTES_OF_LINE), first(six, BYTES_OF_SITE))
                    : of(address.getHostAddress());
        } catch (UnknownHostException e) {
            return new Origin(written, written);
        }
    }

    private static String first(Inet6Address address, int bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bytes)) + ":";
    }
}
