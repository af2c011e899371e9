// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.firstsession.operations.log.RecordDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain over a practice's events. Each link is held against the link that is recorded
 * before it, so one changed event is one finding and not a thousand.
 */
final class Chain {

    private static final int LINK_BYTES = 32;

    private final MessageDigest sha256 = Sha256.digest();
    private byte[] head = new byte[LINK_BYTES];

    /** Whether an event's recorded link is the one that follows. Goes on from the recorded one. */
    boolean follows(byte[] framed, @Nullable String recorded) {
        sha256.update(head);
        sha256.update(framed, RecordDecoder.FRAME_BYTES, framed.length - RecordDecoder.FRAME_BYTES);
        var computed = sha256.digest();
        var link = parse(recorded);
        head = link == null ? computed : link;
        return link != null && MessageDigest.isEqual(link, computed);
    }

    private static byte @Nullable [] parse(@Nullable String hex) {
        if (hex == null || hex.length() != 2 * LINK_BYTES) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
