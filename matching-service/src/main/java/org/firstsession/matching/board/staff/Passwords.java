// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** What a password must be like, and passwords that are good for one sign-in. */
public final class Passwords {

    static final int SHORTEST = 12;

    /** bcrypt looks at no more; a longer one would promise what it doesn't keep. */
    private static final int LONGEST_BYTES = 72;

    /** Without letters and digits that look like each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** What is wrong with a new password, in words; null when nothing is. */
    public static @Nullable String fault(String password, String username) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return "A password has at least %d characters.".formatted(SHORTEST);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return "A password has at most %d characters.".formatted(LONGEST_BYTES);
        }
        return password.equalsIgnoreCase(username)
                ? "A password isn't the name one signs in with."
                : null;
    }

    /** A password that somebody reads once and types once: 20 letters, 99 bits. */
    public static String oneTime() {
        var password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** A secret for a second factor. */
    public static byte[] secret() {
        var secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }
}
