// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import com.google.crypto.tink.Aead;
import java.nio.file.Path;
import org.firstsession.intake.IntakeProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    KeyDirectory keyDirectory(IntakeProperties properties, JdbcClient jdbc) {
        boolean empty =
                jdbc.sql(
                                """
                                SELECT NOT EXISTS (SELECT FROM people)
                                   AND NOT EXISTS (SELECT FROM therapist_people)
                                   AND NOT EXISTS (SELECT FROM links)\
                                """)
                        .query(Boolean.class)
                        .single();
        if (empty) {
            jdbc.sql("DELETE FROM key_check").update();
        }
        return new KeyDirectory(Path.of(properties.keyDirectory()), empty);
    }

    @Bean
    Vault vault(KeyDirectory keys, KeyCheck check) {
        Aead aead = keys.aead();
        check.vault(aead);
        return new Vault(aead);
    }

    /** For the search of contacts and the comparison of bodies. */
    @Bean
    KeyedHash contentHash(KeyDirectory keys, KeyCheck check) {
        return check.hash("content", keys.hash("content.key"));
    }

    /** For the tokens of links. */
    @Bean
    KeyedHash linkHash(KeyDirectory keys, KeyCheck check) {
        return check.hash("links", keys.hash("links.key"));
    }
}
