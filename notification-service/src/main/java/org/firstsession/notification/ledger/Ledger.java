// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Duration;
import java.util.List;
import org.firstsession.notification.NotificationProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The due messages. A claim holds until its lease ends and carries a fencing number: when somebody
 * else has claimed the row since, nothing that the earlier holder wants to record counts. All times
 * are the database's, so the clocks of instances don't matter.
 */
@Component
public class Ledger {

    private static final String CLAIM =
            """
            WITH due AS (
                SELECT effect_id FROM effect AS e
                WHERE state = 'DUE' AND next_attempt_at <= now()
                    AND (lease_until IS NULL OR lease_until <= now())
                    -- Nobody gets a cancellation while the confirmation is still on its way out.
                    AND NOT EXISTS (
                        SELECT FROM effect AS older
                        WHERE older.practice_id = e.practice_id
                            AND older.session_id = e.session_id
                            AND older.recipient_id = e.recipient_id
                            AND older.revision < e.revision
                            AND older.state = 'DUE' AND older.lease_until > now())
                ORDER BY next_attempt_at
                LIMIT :limit
                FOR UPDATE SKIP LOCKED)
            UPDATE effect AS e
            SET fence = e.fence + 1, attempts = e.attempts + 1, lease_owner = :owner,
                lease_until = now() + :leaseMillis * interval '1 millisecond',
                may_be_repeated = e.may_be_repeated OR e.handed_over, handed_over = false
            FROM due, session AS s
                LEFT JOIN therapist AS t USING (practice_id, therapist_id)
                LEFT JOIN office AS o USING (practice_id, office_id)
            WHERE e.effect_id = due.effect_id
                AND s.practice_id = e.practice_id AND s.session_id = e.session_id
            RETURNING e.*, s.revision AS current_revision, s.therapist_id, s.decided_at,
                s.starts_at, s.ends_at, s.format,
                coalesce(t.time_zone, o.time_zone, 'UTC') AS therapist_zone,
                o.name AS office_name, o.address AS office_address, o.time_zone AS office_zone\
            """;

    private final JdbcClient jdbc;
    private final String owner;
    private final Duration lease;

    Ledger(JdbcClient jdbc, NotificationProperties properties) {
        this.jdbc = jdbc;
        this.owner = properties.instance();
        this.lease = properties.delivery().lease();
    }

    /**
     * Claims messages that are due. One whose earlier holder had begun to hand it over and never
     * came back is marked: its recipient may get it twice.
     */
    public List<Claim> claim(int limit) {
        return jdbc.sql(CLAIM)
                .param("limit", limit)
                .param("owner", owner)
                .param("leaseMillis", lease.toMillis())
                .query(EffectRows::claim)
                .list();
    }

    /** Ends the leases of this instance's former life: nobody works on those messages any more. */
    public int endOwnLeases() {
        return jdbc.sql(
                        """
                        UPDATE effect SET lease_until = now()
                        WHERE state = 'DUE' AND lease_owner = ? AND lease_until > now()\
                        """)
                .param(owner)
                .update();
    }

    /**
     * Notes that the message is about to leave, and asks for the last time whether it may: the
     * claim must still hold and the message must still be true.
     */
    public boolean beginHandover(Claim claim) {
        return jdbc.sql(
                                """
                                UPDATE effect AS e
                                SET handed_over = true,
                                    lease_until = now() + :leaseMillis * interval '1 millisecond'
                                FROM session AS s
                                WHERE e.effect_id = :effect AND e.fence = :fence
                                    AND e.state = 'DUE' AND s.practice_id = e.practice_id
                                    AND s.session_id = e.session_id AND s.revision = e.revision\
                                """)
                        .param("leaseMillis", lease.toMillis())
                        .param("effect", claim.effect().id())
                        .param("fence", claim.fence())
                        .update()
                == 1;
    }

    /** Records how a message ended, unless the claim has been overtaken. */
    public boolean settle(Claim claim, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                    settle(claim, "ACCEPTED", null, accepted.providerId());
            case Outcome.Suppressed suppressed ->
                    settle(claim, "SUPPRESSED", suppressed.reason().name(), null);
            case Outcome.Escalated escalated ->
                    settle(claim, "ESCALATED", escalated.reason().name(), null);
        };
    }

    /**
     * Lets go of a message until a later attempt.
     *
     * @param unclear whether the recipient may have got it all the same
     */
    public boolean retryAfter(Claim claim, Duration pause, boolean unclear) {
        return jdbc.sql(
                                """
                                UPDATE effect
                                SET next_attempt_at = now() + :pauseMillis * interval '1 millisecond',
                                    may_be_repeated = may_be_repeated OR :unclear,
                                    handed_over = false, lease_owner = NULL, lease_until = NULL
                                WHERE effect_id = :effect AND fence = :fence AND state = 'DUE'\
                                """)
                        .param("pauseMillis", pause.toMillis())
                        .param("unclear", unclear)
                        .param("effect", claim.effect().id())
                        .param("fence", claim.fence())
                        .update()
                == 1;
    }

    /**
     * Lets go of a message after an error that nobody foresaw. Whether its handover had begun stays
     * on the row, so the next claim marks it.
     */
    public void handBack(Claim claim, Duration pause) {
        jdbc.sql(
                        """
                        UPDATE effect
                        SET next_attempt_at = now() + :pauseMillis * interval '1 millisecond',
                            lease_until = now()
                        WHERE effect_id = :effect AND fence = :fence AND state = 'DUE'\
                        """)
                .param("pauseMillis", pause.toMillis())
                .param("effect", claim.effect().id())
                .param("fence", claim.fence())
                .update();
    }

    private boolean settle(
            Claim claim, String state, @Nullable String reason, @Nullable String providerId) {
        return jdbc.sql(
                                """
                                UPDATE effect
                                SET state = :state, reason = :reason, provider_id = :providerId,
                                    settled_at = now(), handed_over = false, lease_owner = NULL,
                                    lease_until = NULL
                                WHERE effect_id = :effect AND fence = :fence AND state = 'DUE'\
                                """)
                        .param("state", state)
                        .param("reason", reason)
                        .param("providerId", providerId)
                        .param("effect", claim.effect().id())
                        .param("fence", claim.fence())
                        .update()
                == 1;
    }
}
