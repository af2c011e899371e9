// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the services share in confidence, made on first use and readable by the owner alone. */
final class Secrets {

    // No letters that look like another one: people copy the password by hand.
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;
    private static final int TOKEN_LENGTH = 48;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** What the services show each other on the internal API. */
    String internalToken() {
        return kept("internal-token").orElseGet(() -> keep("internal-token", made(TOKEN_LENGTH)));
    }

    /** The administrator's password: the one asked for, else the one that was used last. */
    String adminPassword(Optional<String> askedFor) {
        return askedFor.map(password -> keep("admin-password", password))
                .or(this::keptAdminPassword)
                .orElseGet(() -> keep("admin-password", made(PASSWORD_LENGTH)));
    }

    Optional<String> keptAdminPassword() {
        return kept("admin-password");
    }

    /** Where intake-service keeps the keys of its vault. */
    Path keyDirectory() {
        return ownersOnly(directory.resolve("keys"));
    }

    private Optional<String> kept(String name) {
        var file = directory.resolve(name);
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keep(String name, String secret) {
        var file = ownersOnly(directory).resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, secret + "\n", StandardOpenOption.TRUNCATE_EXISTING);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String made(int length) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }

    /** A folder that nobody else may look into. */
    static Path ownersOnly(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
