// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash chain over a practice's events: each link is SHA-256(previous link ‖ Avro body). Whoever
 * changes, drops or swaps an event breaks every link behind it.
 */
record Chain(String head) {

    private static final int FRAME_BYTES = 5;

    /** Before the first event: 32 zero bytes. */
    static final Chain START = new Chain("0".repeat(64));

    /** The chain after one more event, given as it stands on the log, frame included. */
    Chain with(byte[] framed) {
        var digest = sha256();
        digest.update(HexFormat.of().parseHex(head));
        digest.update(framed, FRAME_BYTES, framed.length - FRAME_BYTES);
        return new Chain(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
