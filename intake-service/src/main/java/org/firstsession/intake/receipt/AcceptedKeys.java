// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.people.KeyedHash;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Idempotency keys and what they were used for. Of the body only a keyed hash is kept: a plain one
 * of a short form could be guessed.
 */
@Repository
public class AcceptedKeys {

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    AcceptedKeys(JdbcClient jdbc, @Qualifier("contentHash") KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /** What a key was accepted for. */
    public record Accepted(UUID requestId, UUID commandId, UUID linkId) {}

    /**
     * What the key was used for before.
     *
     * @throws ProblemException {@code key-reused} when it was for something else
     */
    public Optional<Accepted> find(String practiceId, UUID key, String content) {
        return jdbc.sql("SELECT * FROM idempotency_keys WHERE practice_id = ? AND key = ?")
                .params(practiceId, key)
                .query((row, number) -> {
                    if (!MessageDigest.isEqual(row.getBytes("body_hash"), hashOf(content))) {
                        throw new ProblemException(ProblemType.KEY_REUSED);
                    }
                    return new Accepted(
                            row.getObject("request_id", UUID.class),
                            row.getObject("command_id", UUID.class),
                            row.getObject("link_id", UUID.class));
                })
                .optional();
    }

    /**
     * Takes the key, as the first thing in the transaction that accepts. A copy that comes at the
     * same time waits here for the other's commit.
     *
     * @return false when the key is in use, and nothing may be stored
     */
    public boolean take(String practiceId, UUID key, String content, Accepted accepted) {
        return jdbc.sql(
                                """
                                INSERT INTO idempotency_keys (practice_id, key, body_hash,
                                    request_id, command_id, link_id)
                                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                                """)
                        .params(
                                practiceId,
                                key,
                                hashOf(content),
                                accepted.requestId(),
                                accepted.commandId(),
                                accepted.linkId())
                        .update()
                == 1;
    }

    private byte[] hashOf(String content) {
        return hash.of("body", content);
    }
}
