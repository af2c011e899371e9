// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords as RFC 6238 has them and every authenticator app knows them:
 * HMAC-SHA1, six digits, steps of thirty seconds.
 */
public final class Totp {

    static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The code of a step. */
    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }

    /** The step of an instant. */
    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /**
     * The step that a typed code belongs to: the present one or a neighbour, since clocks differ,
     * and none up to the last one that was used, since a code counts once.
     */
    static OptionalLong accepted(byte[] secret, String typed, Instant now, long lastStep) {
        var code = typed.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        long present = step(now);
        for (long step = present - 1; step <= present + 1; step++) {
            var expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
            if (step > lastStep && MessageDigest.isEqual(expected, code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The secret as it is typed into an app: base 32, without padding. */
    public static String base32(byte[] secret) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : secret) {
            held = (held << Byte.SIZE) | (next & 0xff);
            bits += Byte.SIZE;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((held >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }

    /** The address that an app on the same device opens. */
    public static String uri(byte[] secret, String username) {
        return "otpauth://totp/First%20Session:"
                + URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20")
                + "?secret="
                + base32(secret)
                + "&issuer=First%20Session";
    }
}
