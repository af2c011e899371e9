// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.people.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When invited partners want to be asked again, and where. Nobody sees it: neither the asker, who
 * holds the link too, nor the practice.
 */
@Repository
class Reminders {

    private static final String DESTINATION = "reminders.destination";

    private final JdbcClient jdbc;
    private final Vault vault;

    Reminders(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * A reminder.
     *
     * @param destination address or number in E.164
     */
    record Due(String practiceId, UUID requestId, String destination, String language) {
        @Override
        public String toString() {
            return "Due[" + requestId + ", redacted]";
        }
    }

    /** Keeps one in place of the one before. */
    void keep(Access invited, Instant dueAt, String destination, String language) {
        jdbc.sql(
                        """
                        INSERT INTO reminders
                            (request_id, practice_id, due_at, destination, language)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (request_id) DO UPDATE SET due_at = excluded.due_at,
                            destination = excluded.destination, language = excluded.language\
                        """)
                .params(
                        invited.requestId(),
                        invited.practiceId(),
                        dueAt.atOffset(ZoneOffset.UTC),
                        vault.seal(DESTINATION, invited.requestId().toString(), destination),
                        language)
                .update();
    }

    /** Forgets it: the invitation was answered, or no message is wanted any more. */
    void forget(UUID requestId) {
        jdbc.sql("DELETE FROM reminders WHERE request_id = ?").param(requestId).update();
    }

    /** Takes one that is due; inside the caller's transaction, so that it isn't lost. */
    Optional<Due> takeDue(Instant now) {
        return jdbc.sql(
                        """
                        DELETE FROM reminders WHERE request_id = (
                            SELECT request_id FROM reminders WHERE due_at <= ?
                            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *\
                        """)
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    var requestId = row.getObject("request_id", UUID.class);
                    return new Due(
                            row.getString("practice_id"),
                            requestId,
                            vault.open(
                                    DESTINATION, requestId.toString(), row.getBytes("destination")),
                            row.getString("language"));
                })
                .optional();
    }
}
