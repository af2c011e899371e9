// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a password must be like, and passwords that are good for one sign-in. */
public final class Passwords {

    static final int SHORTEST = 12;

    /** Enough for any sentence; hashing must not take longer because somebody sends a book. */
    private static final int LONGEST = 200;

    /** What a new hash is made with, in front of it. */
    private static final String ARGON2ID = "argon2id";

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
    private static final int LANES = 1;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    /** Without letters and digits that look like each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /**
     * Makes argon2id hashes. Those of bcrypt, which earlier versions made, are still matched, and
     * want to be made anew.
     */
    public static PasswordEncoder encoder() {
        return new DelegatingPasswordEncoder(
                ARGON2ID,
                Map.of(
                        ARGON2ID,
                        new Argon2PasswordEncoder(
                                SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES),
                        "bcrypt",
                        new BCryptPasswordEncoder()));
    }

    /** What is wrong with a new password, in words; null when nothing is. */
    public static @Nullable String fault(String password, String username) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return "A password has at least %d characters.".formatted(SHORTEST);
        }
        if (password.codePointCount(0, password.length()) > LONGEST) {
            return "A password has at most %d characters.".formatted(LONGEST);
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
