// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the provider has said of our texts, and what follows for the ledger. */
@Component
public class TextStatuses {

    private final JdbcClient jdbc;

    TextStatuses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a report over, unless a higher one is there. */
    @Transactional
    public void take(String providerId, String effectId, String word, @Nullable Integer errorCode) {
        TextStatus.of(word)
                .ifPresent(status -> {
                    jdbc.sql(
                                    """
                                    INSERT INTO text_status AS t
                                        (provider_id, effect_id, status, rank, error_code)
                                    VALUES (?, ?, ?, ?, ?)
                                    ON CONFLICT (provider_id) DO UPDATE
                                    SET status = excluded.status, rank = excluded.rank,
                                        error_code = excluded.error_code, updated_at = now()
                                    WHERE t.rank < excluded.rank\
                                    """)
                            .param(providerId)
                            .param(effectId)
                            .param(status.name())
                            .param(status.rank())
                            .param(errorCode)
                            .update();
                    settleUnclear(providerId, effectId);
                    giveUpFailed(providerId);
                });
    }

    /** Applies a report that came before the text was recorded as accepted. */
    public void apply(String providerId) {
        giveUpFailed(providerId);
    }

    /** The provider's id of a message's text, if it has reported about one. */
    public Optional<String> idOf(String effectId) {
        return jdbc.sql(
                        """
                        SELECT provider_id FROM text_status WHERE effect_id = ?
                        ORDER BY rank DESC, provider_id LIMIT 1\
                        """)
                .param(effectId)
                .query(String.class)
                .optional();
    }

    /** Which of the provider's ids belong to other messages of the last day. */
    public Set<String> idsOfOthers(String effectId) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                SELECT provider_id FROM effect
                                WHERE channel = 'TEXT_MESSAGE' AND provider_id IS NOT NULL
                                    AND effect_id <> :effect AND settled_at > now() - interval '2 days'
                                UNION
                                SELECT provider_id FROM text_status
                                WHERE effect_id <> :effect AND updated_at > now() - interval '2 days'\
                                """)
                        .param("effect", effectId)
                        .query(String.class)
                        .list());
    }

    /** A report about a text whose sending ended unclear says that the provider has it. */
    private void settleUnclear(String providerId, String effectId) {
        jdbc.sql(
                        """
                        WITH settled AS (
                            UPDATE effect
                            SET state = 'ACCEPTED', provider_id = :provider, settled_at = now(),
                                handed_over_at = NULL, unclear_since = NULL, lease_owner = NULL,
                                lease_until = NULL
                            WHERE effect_id = :effect AND state = 'DUE'
                                AND unclear_since IS NOT NULL
                            RETURNING *)
                        INSERT INTO outcome (outcome_id, effect_id, state, provider_id)
                        SELECT effect_id, effect_id, state, provider_id FROM settled\
                        """)
                .param("provider", providerId)
                .param("effect", effectId)
                .update();
    }

    /** A text that was accepted and then given up becomes a person's task. */
    private void giveUpFailed(String providerId) {
        jdbc.sql(
                        """
                        WITH bounced AS (
                            UPDATE effect AS e SET state = 'ESCALATED', reason = 'BOUNCED'
                            FROM text_status AS t
                            WHERE t.provider_id = :provider AND e.provider_id = t.provider_id
                                AND e.state = 'ACCEPTED'
                                AND t.status IN ('CANCELED', 'FAILED', 'UNDELIVERED')
                            RETURNING e.effect_id)
                        INSERT INTO outcome (outcome_id, effect_id, state, reason)
                        SELECT effect_id || '-bounced', effect_id, 'ESCALATED', 'BOUNCED'
                        FROM bounced ON CONFLICT DO NOTHING\
                        """)
                .param("provider", providerId)
                .update();
    }
}
