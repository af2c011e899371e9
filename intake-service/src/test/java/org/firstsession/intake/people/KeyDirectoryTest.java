// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTest {

    @TempDir private Path folder;

    @Test
    void makesKeysThatOnlyTheOwnerCanRead() throws IOException {
        var keys = folder.resolve("keys");

        new KeyDirectory(keys, true).aead();
        new KeyDirectory(keys, true).hash("links.key");

        try (var files = Files.list(keys)) {
            assertThat(files)
                    .extracting(file ->
                            file.getFileName()
                                    + " "
                                    + PosixFilePermissions.toString(
                                            Files.getPosixFilePermissions(file)))
                    .containsExactlyInAnyOrder(
                            "vault.keyset.json rw-------", "links.key rw-------");
        }
    }

    @Test
    void findsTheSameKeysAgain() {
        var sealed = new Vault(new KeyDirectory(folder, true).aead()).seal("c", "row", "words");

        var opened = new Vault(new KeyDirectory(folder, false).aead()).open("c", "row", sealed);

        assertThat(opened).isEqualTo("words");
    }

    @Test
    void refusesANewKeyBesideOldRows() {
        var keys = new KeyDirectory(folder, false);

        assertThatThrownBy(keys::aead)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void opensNoValueInAnotherRowOrColumn() {
        var vault = new Vault(new KeyDirectory(folder, true).aead());
        var sealed = vault.seal("people.name", "row 1", "Alex");

        assertThatThrownBy(() -> vault.open("people.name", "row 2", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open("people.email", "row 1", sealed))
                .isInstanceOf(IllegalStateException.class);
    }
}
