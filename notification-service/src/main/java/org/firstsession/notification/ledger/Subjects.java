// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Slot;
import org.firstsession.notification.plan.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What messages are about, and whether it stands. An event that is read again ends nothing newer.
 */
@Component
class Subjects {

    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Decision.About about, Subject kind, String subjectId) {
        insert(about, kind, subjectId, 1, null);
    }

    void add(Decision.About about, Subject kind, String subjectId, Instant dueAt) {
        insert(about, kind, subjectId, 1, dueAt);
    }

    void offer(Decision.OfferMade offer) {
        insert(offer.about(), Subject.OFFER, offer.offerId(), offer.round(), offer.expiresAt());
        int place = 1;
        for (Slot slot : offer.options()) {
            jdbc.sql(
                            """
                            INSERT INTO offer_option
                                (practice_id, offer_id, place, therapist_id, starts_at, ends_at,
                                 format, office_id)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                            """)
                    .param(offer.about().practiceId())
                    .param(offer.offerId())
                    .param(place++)
                    .param(slot.therapistId())
                    .param(utc(slot.startsAt()))
                    .param(utc(slot.endsAt()))
                    .param(slot.format().name())
                    .param(slot.officeId())
                    .update();
        }
    }

    void extend(Decision.OfferExtended extended) {
        jdbc.sql(
                        """
                        WITH extended AS (
                            UPDATE subject SET due_at = greatest(due_at, :expiresAt)
                            WHERE practice_id = :practice AND kind = 'OFFER' AND subject_id = :offer
                            RETURNING *)
                        UPDATE effect AS e SET good_until = extended.due_at FROM extended
                        WHERE e.practice_id = extended.practice_id AND e.subject = 'OFFER'
                            AND e.subject_id = extended.subject_id
                            AND e.state IN ('PLANNED', 'DUE')\
                        """)
                .param("expiresAt", utc(extended.expiresAt()))
                .param("practice", extended.about().practiceId())
                .param("offer", extended.offerId())
                .update();
    }

    void question(Decision.TherapistAsked asked) {
        var slot = asked.slot();
        jdbc.sql(
                        """
                        INSERT INTO subject
                            (practice_id, kind, subject_id, request_id, revision, status,
                             decided_at, due_at, therapist_id, starts_at, ends_at, format, office_id)
                        VALUES (?, 'QUESTION', ?, ?, 1, 'STANDS', ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING\
                        """)
                .param(asked.about().practiceId())
                .param(asked.offerId())
                .param(asked.about().requestId())
                .param(utc(asked.about().decidedAt()))
                .param(utc(asked.answerBy()))
                .param(slot.therapistId())
                .param(utc(slot.startsAt()))
                .param(utc(slot.endsAt()))
                .param(slot.format().name())
                .param(slot.officeId())
                .update();
    }

    void need(Decision.HumanNeeded needed) {
        jdbc.sql(
                        """
                        INSERT INTO subject
                            (practice_id, kind, subject_id, request_id, revision, status,
                             decided_at, due_at, need, session_id)
                        VALUES (?, 'NEED', ?, ?, 1, 'STANDS', ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)
                .param(needed.about().practiceId())
                .param(needed.about().eventId())
                .param(needed.about().requestId())
                .param(utc(needed.about().decidedAt()))
                .param(utc(needed.dueAt()))
                .param(needed.need())
                .param(needed.sessionId())
                .update();
    }

    /** How often people were called before for the same, and nobody has looked. */
    int callsBefore(Decision.HumanNeeded needed) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM subject
                        WHERE practice_id = ? AND request_id = ? AND kind = 'NEED' AND need = ?
                            AND session_id IS NOT DISTINCT FROM ? AND status = 'STANDS'
                            AND subject_id <> ? AND decided_at <= ?\
                        """)
                .param(needed.about().practiceId())
                .param(needed.about().requestId())
                .param(needed.need())
                .param(needed.sessionId())
                .param(needed.about().eventId())
                .param(utc(needed.about().decidedAt()))
                .query(Integer.class)
                .single();
    }

    void session(Decision.OfSession decision, String status) {
        var booking = decision.booking();
        var slot = booking.slot();
        jdbc.sql(
                        """
                        INSERT INTO subject AS s
                            (practice_id, kind, subject_id, request_id, revision, status,
                             decided_at, people, therapist_id, starts_at, ends_at, format,
                             office_id)
                        VALUES (:practice, 'SESSION', :session, :request, :revision, :status,
                             :decidedAt, :people, :therapist, :startsAt, :endsAt, :format, :office)
                        ON CONFLICT (practice_id, kind, subject_id) DO UPDATE
                        SET revision = excluded.revision, status = excluded.status,
                            decided_at = excluded.decided_at, people = excluded.people,
                            therapist_id = excluded.therapist_id,
                            starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                            format = excluded.format, office_id = excluded.office_id
                        WHERE s.revision < excluded.revision\
                        """)
                .param("practice", decision.about().practiceId())
                .param("session", booking.sessionId())
                .param("request", decision.about().requestId())
                .param("revision", booking.revision())
                .param("status", status)
                .param("decidedAt", utc(decision.about().decidedAt()))
                .param("people", booking.personIds().size())
                .param("therapist", slot.therapistId())
                .param("startsAt", utc(slot.startsAt()))
                .param("endsAt", utc(slot.endsAt()))
                .param("format", slot.format().name())
                .param("office", slot.officeId())
                .update();
    }

    void formerSlot(Decision.SessionMoved moved) {
        var before = moved.before();
        jdbc.sql(
                        """
                        INSERT INTO former_slot
                            (practice_id, session_id, revision, therapist_id, starts_at, ends_at,
                             format, office_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)
                .param(moved.about().practiceId())
                .param(moved.booking().sessionId())
                .param(moved.booking().revision())
                .param(before.therapistId())
                .param(utc(before.startsAt()))
                .param(utc(before.endsAt()))
                .param(before.format().name())
                .param(before.officeId())
                .update();
    }

    /** An offer is over. */
    void endOffer(Decision.About about, String offerId) {
        endOne(about, Subject.OFFER, offerId);
    }

    /** What a therapist was asked about an offer is over. */
    void endQuestion(Decision.About about, String offerId) {
        endOne(about, Subject.QUESTION, offerId);
    }

    private void endOne(Decision.About about, Subject kind, String subjectId) {
        jdbc.sql(
                        """
                        UPDATE subject SET status = 'OVER'
                        WHERE practice_id = ? AND kind = ? AND subject_id = ?\
                        """)
                .params(about.practiceId(), kind.name(), subjectId)
                .update();
    }

    void endAllButSessions(Decision.About about) {
        endWorries(about);
        endAllButSessionsAndWorries(about);
    }

    /** A worry about somebody's safety isn't over because something was booked. */
    void endAllButSessionsAndWorries(Decision.About about) {
        end(about, Subject.REQUEST);
        end(about, Subject.INVITATION);
        end(about, Subject.OFFER);
        end(about, Subject.SUGGESTION);
        end(about, Subject.QUESTION);
        endNeeds(about);
    }

    /** All needs but worries about safety, which a person lifts. */
    void endNeeds(Decision.About about) {
        end(about, Subject.NEED, "", "AND need <> 'SAFETY'");
    }

    void endWorries(Decision.About about) {
        end(about, Subject.NEED, "", "AND need = 'SAFETY'");
    }

    void end(Decision.About about, Subject kind) {
        end(about, kind, "", "");
    }

    /** Ends all of a kind but the one that the decision makes. */
    void endOthers(Decision.About about, Subject kind, String butThis) {
        end(about, kind, butThis, "");
    }

    /** Ends what was decided before. */
    private void end(Decision.About about, Subject kind, String butThis, String which) {
        jdbc.sql(
                        """
                        UPDATE subject SET status = 'OVER'
                        WHERE practice_id = ? AND request_id = ? AND kind = ? AND decided_at <= ?
                            AND subject_id <> ? AND status = 'STANDS' %s\
                        """
                                .formatted(which))
                .params(
                        about.practiceId(),
                        about.requestId(),
                        kind.name(),
                        utc(about.decidedAt()),
                        butThis)
                .update();
    }

    private void insert(
            Decision.About about,
            Subject kind,
            String subjectId,
            int revision,
            @Nullable Instant dueAt) {
        jdbc.sql(
                        """
                        INSERT INTO subject
                            (practice_id, kind, subject_id, request_id, revision, status,
                             decided_at, due_at)
                        VALUES (?, ?, ?, ?, ?, 'STANDS', ?, ?) ON CONFLICT DO NOTHING\
                        """)
                .param(about.practiceId())
                .param(kind.name())
                .param(subjectId)
                .param(about.requestId())
                .param(revision)
                .param(utc(about.decidedAt()))
                .param(dueAt == null ? null : utc(dueAt))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
