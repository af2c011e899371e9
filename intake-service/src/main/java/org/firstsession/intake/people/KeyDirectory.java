// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The directory with the keys, outside the database. A missing key is made only where nothing was
 * encrypted yet: a new key beside old rows would hide their loss.
 */
final class KeyDirectory {

    private static final String VAULT = "vault.keyset.json";
    private static final int HASH_KEY_BYTES = 32;

    private final Path directory;
    private final boolean mayCreate;

    KeyDirectory(Path directory, boolean mayCreate) {
        this.directory = directory;
        this.mayCreate = mayCreate;
    }

    /** The key that encrypts the vault's columns: a Tink keyset in JSON. */
    Aead aead() {
        try {
            var configuration = AeadConfig2026.get();
            var json =
                    read(
                            VAULT,
                            () ->
                                    TinkJsonProtoKeysetFormat.serializeKeyset(
                                            KeysetHandle.generateNew(
                                                    PredefinedAeadParameters.AES256_GCM,
                                                    configuration),
                                            configuration,
                                            InsecureSecretKeyAccess.get()));
            return TinkJsonProtoKeysetFormat.parseKeyset(
                            json, configuration, InsecureSecretKeyAccess.get())
                    .getPrimitive(configuration, Aead.class);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the vault's keyset can't be used: " + VAULT, e);
        }
    }

    /** A key for keyed hashes, in a file of its own. */
    KeyedHash hash(String fileName) {
        try {
            var text =
                    read(
                            fileName,
                            () -> {
                                var key = new byte[HASH_KEY_BYTES];
                                new SecureRandom().nextBytes(key);
                                return Base64.getEncoder().encodeToString(key);
                            });
            return new KeyedHash(Base64.getDecoder().decode(text.strip()));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the key file can't be used: " + fileName, e);
        }
    }

    private String read(String fileName, NewKey newKey)
            throws IOException, GeneralSecurityException {
        var file = directory.resolve(fileName);
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        if (!mayCreate) {
            throw new IllegalStateException(
                    "the key file "
                            + fileName
                            + " is missing, and the database has rows that need it");
        }
        Files.createDirectories(
                directory,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // Owner-only from the first byte, and under its name only when it is whole.
        var fresh = Files.createTempFile(directory, fileName, ".new");
        var content = newKey.make();
        Files.writeString(fresh, content, StandardOpenOption.SYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return content;
    }

    private interface NewKey {
        String make() throws GeneralSecurityException;
    }
}
