// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that tell when they were made: UUIDs of version 7 (RFC 9562, section 5.7). */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private UuidV7() {}

    /** A new id for something that was accepted at an instant. */
    public static UUID at(Instant instant) {
        long random = RANDOM.nextLong();
        long high = instant.toEpochMilli() << 16 | VERSION | random & 0x0FFFL;
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
        return new UUID(high, low);
    }
}
