// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

/**
 * Whether a message {@code e} about a subject {@code s} may leave: asked when it fires, when it is
 * claimed, and for the last time when it leaves. Gives a {@link Claim.Standing}.
 */
final class Standings {

    static final String SQL =
            """
            CASE
                WHEN e.subject <> 'NEED' AND s.revision <> e.revision
                    OR s.status <> CASE e.kind WHEN 'CANCELLATION' THEN 'CANCELLED' ELSE 'STANDS' END
                    THEN 'SUPERSEDED'
                WHEN e.subject IN ('REQUEST', 'OFFER') AND EXISTS (
                    SELECT FROM request_person AS gone
                    WHERE gone.practice_id = e.practice_id AND gone.request_id = e.request_id
                        AND gone.person_id = e.recipient_id AND gone.gone)
                    THEN 'SUPERSEDED'
                WHEN e.kind = 'HUMAN_NEEDED' AND EXISTS (
                    SELECT FROM seen_need AS n
                    WHERE n.practice_id = e.practice_id AND n.subject_id = e.subject_id)
                    THEN 'ANSWERED'
                WHEN e.kind = 'WHEREABOUTS_QUESTION' AND EXISTS (
                    SELECT FROM answer AS a
                    WHERE a.practice_id = e.practice_id AND a.session_id = e.subject_id
                        AND a.question = 'WHEREABOUTS' AND a.person_id = e.recipient_id
                        AND a.answered_at >= s.decided_at)
                    THEN 'ANSWERED'
                WHEN e.kind = 'OUTCOME_QUESTION' AND e.recipient_role = 'CLIENT' AND EXISTS (
                    SELECT FROM answer AS a
                    WHERE a.practice_id = e.practice_id AND a.session_id = e.subject_id
                        AND a.question = 'CHOICE' AND a.person_id = e.recipient_id)
                    THEN 'ANSWERED'
                WHEN e.kind = 'OUTCOME_QUESTION' AND e.recipient_role = 'THERAPIST' AND (
                    SELECT count(*) FROM answer AS a
                    WHERE a.practice_id = e.practice_id AND a.session_id = e.subject_id
                        AND a.question = 'OUTCOME') >= s.people
                    THEN 'ANSWERED'
                WHEN e.good_until <= now() THEN 'TOO_LATE'
                ELSE 'TRUE_STILL' END\
            """;

    private Standings() {}
}
