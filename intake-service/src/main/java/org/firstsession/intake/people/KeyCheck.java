// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out at start whether a key belongs to this database. */
@Component
class KeyCheck {

    private static final byte[] WORDS = "First Session".getBytes(UTF_8);

    private final JdbcClient jdbc;

    KeyCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void vault(Aead aead) {
        try {
            var stored = stored("vault");
            if (stored.isEmpty()) {
                store("vault", aead.encrypt(WORDS, WORDS));
                return;
            }
            aead.decrypt(stored.get(), WORDS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset is not the one of this vault", e);
        }
    }

    KeyedHash hash(String name, KeyedHash hash) {
        var proof = hash.of("key check", WORDS);
        var stored = stored(name);
        if (stored.isEmpty()) {
            store(name, proof);
        } else if (!MessageDigest.isEqual(proof, stored.get())) {
            throw new IllegalStateException("the key " + name + " is not the one of this database");
        }
        return hash;
    }

    private Optional<byte[]> stored(String name) {
        return jdbc.sql("SELECT proof FROM key_check WHERE key_name = :name")
                .param("name", name)
                .query(byte[].class)
                .optional();
    }

    private void store(String name, byte[] proof) {
        jdbc.sql("INSERT INTO key_check (key_name, proof) VALUES (:name, :proof)")
                .param("name", name)
                .param("proof", proof)
                .update();
    }
}
