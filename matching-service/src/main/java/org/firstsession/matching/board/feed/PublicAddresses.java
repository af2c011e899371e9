// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.net.InetAddress;

/**
 * Tells machines of the public Internet from all others, by the registries of special-purpose
 * addresses (RFC 6890). What leads on to another address, such as 6to4, doesn't count as public.
 */
final class PublicAddresses {

    private PublicAddresses() {}

    static boolean include(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? isPublic(at(bytes, 0), at(bytes, 1), at(bytes, 2))
                : isPublic(at(bytes, 0) << 8 | at(bytes, 1), at(bytes, 2) << 8 | at(bytes, 3));
    }

    private static int at(byte[] bytes, int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }

    /** By the first three bytes of an IPv4 address. */
    private static boolean isPublic(int first, int second, int third) {
        return switch (first) {
            // This host, private use, loopback.
            case 0, 10, 127 -> false;
            // Shared behind a carrier's translation.
            case 100 -> second < 64 || second > 127;
            // Link-local; clouds tell a machine its secrets there.
            case 169 -> second != 254;
            // Private use.
            case 172 -> second < 16 || second > 31;
            // Private use, protocols, documentation, relays of 6to4.
            case 192 ->
                    second != 168
                            && !(second == 0 && (third == 0 || third == 2))
                            && !(second == 88 && third == 99);
            // Benchmarks, documentation.
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            // Documentation.
            case 203 -> !(second == 0 && third == 113);
            // Multicast and reserved.
            default -> first < 224;
        };
    }

    /** By the first two groups of an IPv6 address: global unicast, without what is set apart. */
    private static boolean isPublic(int first, int second) {
        return switch (first) {
            // Protocols (Teredo among them), documentation.
            case 0x2001 -> second > 0x01ff && second != 0x0db8;
            // 6to4, which carries an IPv4 address.
            case 0x2002 -> false;
            // Documentation.
            case 0x3fff -> second > 0x0fff;
            // Loopback, mapped IPv4, unique local, link-local and multicast lie outside.
            default -> (first & 0xe000) == 0x2000;
        };
    }
}
