// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Duration;
import java.util.List;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.ledger.Outcome.SuppressionReason;
import org.firstsession.notification.plan.Channel;
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
                            AND older.subject = 'SESSION' AND e.subject = 'SESSION'
                            AND older.subject_id = e.subject_id
                            AND older.recipient_id = e.recipient_id
                            AND older.revision < e.revision
                            AND older.state = 'DUE' AND older.lease_until > now())
                ORDER BY next_attempt_at
                LIMIT :limit
                FOR UPDATE SKIP LOCKED)
            UPDATE effect AS e
            SET fence = e.fence + 1, attempts = e.attempts + 1, lease_owner = :owner,
                lease_until = now() + :leaseMillis * interval '1 millisecond',
                may_be_repeated = e.may_be_repeated
                    OR (e.channel = 'EMAIL' AND e.handed_over_at IS NOT NULL),
                unclear_since = CASE e.channel
                    WHEN 'TEXT_MESSAGE' THEN coalesce(e.handed_over_at, e.unclear_since) END,
                handed_over_at = NULL
            FROM due, subject AS s
                LEFT JOIN practice AS p USING (practice_id)
                LEFT JOIN therapist AS t USING (practice_id, therapist_id)
                LEFT JOIN office AS o USING (practice_id, office_id)
            WHERE e.effect_id = due.effect_id AND s.practice_id = e.practice_id
                AND s.kind = e.subject AND s.subject_id = e.subject_id
            RETURNING e.*, s.therapist_id, s.decided_at, s.starts_at, s.ends_at, s.format, s.need,
                s.due_at AS subject_due_at, %s AS standing,
                coalesce(p.name, '') AS practice_name, coalesce(p.time_zone, 'UTC') AS practice_zone,
                coalesce(t.time_zone, o.time_zone, 'UTC') AS therapist_zone,
                o.name AS office_name, o.address AS office_address, o.time_zone AS office_zone\
            """
                    .formatted(Standings.SQL);

    private final JdbcClient jdbc;
    private final String owner;
    private final Duration lease;
    private final ClaimDetails details;

    Ledger(JdbcClient jdbc, NotificationProperties properties) {
        this.jdbc = jdbc;
        this.details = new ClaimDetails(jdbc);
        this.owner = properties.instance();
        this.lease = properties.delivery().lease();
    }

    /**
     * Claims messages that are due. When an earlier holder had begun to hand one over and never
     * came back, a mail is marked, for its recipient may get it twice, and a text counts as
     * unclear.
     */
    public List<Claim> claim(int limit) {
        return jdbc
                .sql(CLAIM)
                .param("limit", limit)
                .param("owner", owner)
                .param("leaseMillis", lease.toMillis())
                .query(EffectRows::claim)
                .list()
                .stream()
                .map(details::complete)
                .toList();
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
                                SET handed_over_at = now(), unclear_since = NULL,
                                    lease_until = now() + :leaseMillis * interval '1 millisecond'
                                FROM subject AS s
                                WHERE e.effect_id = :effect AND e.fence = :fence
                                    AND e.state = 'DUE' AND s.practice_id = e.practice_id
                                    AND s.kind = e.subject AND s.subject_id = e.subject_id
                                    AND %s = 'TRUE_STILL'\
                                """
                                        .formatted(Standings.SQL))
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

    /** Notes how many parts a text has. */
    public void noteSegments(Claim claim, int segments) {
        jdbc.sql("UPDATE effect SET segments = ? WHERE effect_id = ? AND fence = ?")
                .params(segments, claim.effect().id(), claim.fence())
                .update();
    }

    /**
     * Passes a message on to the channel that its recipient has chosen, where it is due at once.
     *
     * @return false when it has been on that channel before: then there is no way left
     */
    public boolean redirect(Claim claim, Channel channel) {
        var other = claim.effect().by(channel);
        return jdbc.sql(
                                """
                                WITH left_behind AS (
                                    UPDATE effect
                                    SET state = 'SUPPRESSED', reason = :reason, settled_at = now(),
                                        lease_owner = NULL, lease_until = NULL
                                    WHERE effect_id = :effect AND fence = :fence AND state = 'DUE'
                                        AND NOT EXISTS (
                                            SELECT FROM effect WHERE effect_id = :other)
                                    RETURNING *),
                                noted AS (
                                    INSERT INTO outcome (outcome_id, effect_id, state, reason)
                                    SELECT effect_id, effect_id, state, reason FROM left_behind)
                                INSERT INTO effect
                                    (effect_id, practice_id, subject, subject_id, revision, kind,
                                     recipient_role, recipient_id, channel, event_id, request_id,
                                     due_at, late_after, good_until)
                                SELECT :other, practice_id, subject, subject_id, revision, kind,
                                    recipient_role, recipient_id, :channel, event_id, request_id,
                                    due_at, late_after, good_until
                                FROM left_behind\
                                """)
                        .param("reason", SuppressionReason.OTHER_CHANNEL.name())
                        .param("effect", claim.effect().id())
                        .param("fence", claim.fence())
                        .param("other", other.id())
                        .param("channel", channel.name())
                        .update()
                == 1;
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
                                    may_be_repeated = may_be_repeated
                                        OR (:unclear AND channel = 'EMAIL'),
                                    unclear_since = CASE
                                        WHEN :unclear AND channel = 'TEXT_MESSAGE'
                                        THEN coalesce(handed_over_at, unclear_since, now()) END,
                                    handed_over_at = NULL, lease_owner = NULL, lease_until = NULL
                                WHERE effect_id = :effect AND fence = :fence AND state = 'DUE'\
                                """)
                        .param("pauseMillis", pause.toMillis())
                        .param("unclear", unclear)
                        .param("effect", claim.effect().id())
                        .param("fence", claim.fence())
                        .update()
                == 1;
    }

    /** Lets go of a message that wasn't even tried; nothing about it changes but its time. */
    public void postpone(Claim claim, Duration pause) {
        jdbc.sql(
                        """
                        UPDATE effect
                        SET next_attempt_at = now() + :pauseMillis * interval '1 millisecond',
                            attempts = attempts - 1, lease_owner = NULL, lease_until = NULL
                        WHERE effect_id = :effect AND fence = :fence AND state = 'DUE'\
                        """)
                .param("pauseMillis", pause.toMillis())
                .param("effect", claim.effect().id())
                .param("fence", claim.fence())
                .update();
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
                                WITH settled AS (
                                    UPDATE effect
                                    SET state = :state, reason = :reason,
                                        provider_id = :providerId, settled_at = now(),
                                        handed_over_at = NULL, unclear_since = NULL,
                                        lease_owner = NULL, lease_until = NULL
                                    WHERE effect_id = :effect AND fence = :fence AND state = 'DUE'
                                    RETURNING *)
                                INSERT INTO outcome
                                    (outcome_id, effect_id, state, reason, provider_id)
                                SELECT effect_id, effect_id, state, reason, provider_id
                                FROM settled\
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
