// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts single values. Table, column and row are bound in, so a value that somebody copies into
 * another row or column can't be read there.
 */
public class Vault {

    private final Aead aead;

    Vault(Aead aead) {
        this.aead = aead;
    }

    public byte[] seal(String column, String row, String text) {
        try {
            return aead.encrypt(text.getBytes(UTF_8), place(column, row));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value of " + column + " can't be encrypted", e);
        }
    }

    public byte @Nullable [] sealNullable(String column, String row, @Nullable String text) {
        return text == null ? null : seal(column, row, text);
    }

    public String open(String column, String row, byte[] sealed) {
        try {
            return new String(aead.decrypt(sealed, place(column, row)), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a value of " + column + " can't be decrypted", e);
        }
    }

    public @Nullable String openNullable(String column, String row, byte @Nullable [] sealed) {
        return sealed == null ? null : open(column, row, sealed);
    }

    private static byte[] place(String column, String row) {
        return (column + "\u0000" + row).getBytes(UTF_8);
    }
}
