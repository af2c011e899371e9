// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.plan.Audience;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Due;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Plan;
import org.firstsession.notification.plan.Slot;
import org.firstsession.notification.plan.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes decisions over into the ledger, inside the caller's transaction. Reading the log again,
 * even from its start, changes nothing: what is there stays, no revision goes back, nothing that is
 * over comes to life.
 */
@Component
public class DecisionFold {

    private final JdbcClient jdbc;
    private final Plan plan;
    private final Effects effects;

    DecisionFold(JdbcClient jdbc, Effects effects, NotificationProperties properties) {
        this.jdbc = jdbc;
        this.effects = effects;
        this.plan = new Plan(properties.policy());
    }

    /** Remembers what messages depend on, and plans those that follow. */
    public void take(Decision decision) {
        remember(decision);
        var audience =
                decision instanceof Decision.RequestReceived received
                        ? received.audience()
                        : audience(decision.about());
        for (Due due : plan.effectsOf(decision, audience)) {
            effects.plan(due, decision.about());
        }
    }

    /** Remembers what a practice is called and by which clock it lives. */
    public void takePractice(String practiceId, String name, ZoneId timeZone) {
        jdbc.sql(
                        """
                        INSERT INTO practice (practice_id, name, time_zone) VALUES (?, ?, ?)
                        ON CONFLICT (practice_id) DO UPDATE
                        SET name = excluded.name, time_zone = excluded.time_zone\
                        """)
                .params(practiceId, name, timeZone.getId())
                .update();
    }

    /** Remembers a place. */
    public void takeOffice(String practiceId, String officeId, Office office) {
        jdbc.sql(
                        """
                        INSERT INTO office (practice_id, office_id, name, address, time_zone)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (practice_id, office_id) DO UPDATE
                        SET name = excluded.name, address = excluded.address,
                            time_zone = excluded.time_zone\
                        """)
                .params(
                        practiceId,
                        officeId,
                        office.name(),
                        office.address(),
                        office.timeZone().getId())
                .update();
    }

    /** Remembers by which clock a therapist lives. */
    public void takeTherapist(
            String practiceId, String therapistId, int profileVersion, ZoneId timeZone) {
        jdbc.sql(
                        """
                        INSERT INTO therapist AS t
                            (practice_id, therapist_id, profile_version, time_zone)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (practice_id, therapist_id) DO UPDATE
                        SET profile_version = excluded.profile_version,
                            time_zone = excluded.time_zone
                        WHERE t.profile_version < excluded.profile_version\
                        """)
                .params(practiceId, therapistId, profileVersion, timeZone.getId())
                .update();
    }

    private void remember(Decision decision) {
        switch (decision) {
            case Decision.RequestReceived received -> {
                add(received.about(), Subject.REQUEST, received.about().requestId(), 1, null, null);
                addPeople(received);
            }
            case Decision.RequestClosed closed -> endAllButSessions(closed.about());
            case Decision.OfferMade offer -> {
                end(offer.about(), Subject.OFFER, offer.offerId());
                add(
                        offer.about(),
                        Subject.OFFER,
                        offer.offerId(),
                        offer.round(),
                        offer.expiresAt(),
                        null);
                addOptions(offer);
            }
            case Decision.OfferExtended extended -> extend(extended);
            case Decision.OfferEnded ended -> endOffer(ended);
            case Decision.HumanNeeded needed ->
                    add(
                            needed.about(),
                            Subject.NEED,
                            needed.about().eventId(),
                            1,
                            needed.dueAt(),
                            needed.need());
            case Decision.SessionConfirmed confirmed -> {
                endAllButSessions(confirmed.about());
                session(confirmed, "STANDS");
            }
            case Decision.SessionCancelled cancelled -> session(cancelled, "CANCELLED");
        }
    }

    private void add(
            Decision.About about,
            Subject kind,
            String subjectId,
            int revision,
            @Nullable Instant dueAt,
            @Nullable String need) {
        jdbc.sql(
                        """
                        INSERT INTO subject
                            (practice_id, kind, subject_id, request_id, revision, status,
                             decided_at, due_at, need)
                        VALUES (?, ?, ?, ?, ?, 'STANDS', ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)
                .param(about.practiceId())
                .param(kind.name())
                .param(subjectId)
                .param(about.requestId())
                .param(revision)
                .param(utc(about.decidedAt()))
                .param(dueAt == null ? null : utc(dueAt))
                .param(need)
                .update();
    }

    private void addPeople(Decision.RequestReceived received) {
        int place = 0;
        for (var person : received.audience().people()) {
            jdbc.sql(
                            """
                            INSERT INTO request_person
                                (practice_id, request_id, place, person_id, time_zone, by_text)
                            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                            """)
                    .params(
                            received.about().practiceId(),
                            received.about().requestId(),
                            place++,
                            person.id(),
                            person.zone().getId(),
                            received.audience().byText())
                    .update();
        }
    }

    private void addOptions(Decision.OfferMade offer) {
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

    private void extend(Decision.OfferExtended extended) {
        jdbc.sql(
                        """
                        WITH extended AS (
                            UPDATE subject SET due_at = greatest(due_at, :expiresAt)
                            WHERE practice_id = :practice AND kind = 'OFFER' AND subject_id = :offer
                            RETURNING *)
                        UPDATE effect AS e SET good_until = extended.due_at FROM extended
                        WHERE e.practice_id = extended.practice_id AND e.subject = 'OFFER'
                            AND e.subject_id = extended.subject_id AND e.state = 'DUE'\
                        """)
                .param("expiresAt", utc(extended.expiresAt()))
                .param("practice", extended.about().practiceId())
                .param("offer", extended.offerId())
                .update();
    }

    private void endOffer(Decision.OfferEnded ended) {
        jdbc.sql(
                        """
                        UPDATE subject SET status = 'OVER'
                        WHERE practice_id = ? AND kind = 'OFFER' AND subject_id = ?\
                        """)
                .params(ended.about().practiceId(), ended.offerId())
                .update();
    }

    private void endAllButSessions(Decision.About about) {
        end(about, Subject.REQUEST, "");
        end(about, Subject.OFFER, "");
        end(about, Subject.NEED, "");
    }

    /** Ends what was decided before; an event that is read again ends nothing newer. */
    private void end(Decision.About about, Subject kind, String butThis) {
        jdbc.sql(
                        """
                        UPDATE subject SET status = 'OVER'
                        WHERE practice_id = ? AND request_id = ? AND kind = ? AND decided_at <= ?
                            AND subject_id <> ? AND status = 'STANDS'\
                        """)
                .params(
                        about.practiceId(),
                        about.requestId(),
                        kind.name(),
                        utc(about.decidedAt()),
                        butThis)
                .update();
    }

    private void session(Decision.OfSession decision, String status) {
        var booking = decision.booking();
        var slot = booking.slot();
        jdbc.sql(
                        """
                        INSERT INTO subject AS s
                            (practice_id, kind, subject_id, request_id, revision, status,
                             decided_at, therapist_id, starts_at, ends_at, format, office_id)
                        VALUES (:practice, 'SESSION', :session, :request, :revision, :status,
                             :decidedAt, :therapist, :startsAt, :endsAt, :format, :office)
                        ON CONFLICT (practice_id, kind, subject_id) DO UPDATE
                        SET revision = excluded.revision, status = excluded.status,
                            decided_at = excluded.decided_at,
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
                .param("therapist", slot.therapistId())
                .param("startsAt", utc(slot.startsAt()))
                .param("endsAt", utc(slot.endsAt()))
                .param("format", slot.format().name())
                .param("office", slot.officeId())
                .update();
    }

    private Audience audience(Decision.About about) {
        var people =
                jdbc.sql(
                                """
                                SELECT person_id, time_zone, by_text FROM request_person
                                WHERE practice_id = ? AND request_id = ? ORDER BY place\
                                """)
                        .params(about.practiceId(), about.requestId())
                        .query(DecisionFold::member)
                        .list();
        return new Audience(
                people.stream().map(Member::person).toList(),
                people.stream().anyMatch(Member::byText));
    }

    private record Member(Audience.Person person, boolean byText) {}

    private static Member member(ResultSet row, int number) throws SQLException {
        var zone = ZoneId.of(row.getString("time_zone"));
        return new Member(
                new Audience.Person(row.getString("person_id"), zone), row.getBoolean("by_text"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
