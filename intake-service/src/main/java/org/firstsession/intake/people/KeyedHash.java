// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 with a key of this installation. A plain hash of a phone number or of a short form
 * can be guessed; this one can't.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The hash.
     *
     * @param purpose keeps hashes of one text for different purposes apart
     */
    public byte[] of(String purpose, String text) {
        return of(purpose, text.getBytes(UTF_8));
    }

    public byte[] of(String purpose, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
