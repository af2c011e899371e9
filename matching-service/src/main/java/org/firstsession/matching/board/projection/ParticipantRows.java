// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.List;
import org.firstsession.events.ContinuedAlone;
import org.firstsession.events.PartnerJoined;
import org.firstsession.events.PeopleLinked;
import org.firstsession.events.PeopleUnlinked;
import org.firstsession.events.PersonWithdrew;
import org.firstsession.events.TrialRequested;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Participant;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/** The people of a request, each side by itself, and who is the same person as whom. */
final class ParticipantRows {

    private final Rows rows;

    ParticipantRows(Rows rows) {
        this.rows = rows;
    }

    void on(TrialRequested event) {
        var needs = event.getNeeds();
        var partner = needs.getPartnerWishes();
        int position = 0;
        for (var person : needs.getParticipants()) {
            boolean own = position > 0 && partner != null;
            add(
                    event.getPracticeId(),
                    event.getRequestId(),
                    ++position,
                    person,
                    own ? partner.getFormat() : needs.getFormat(),
                    own ? partner.getConcerns() : needs.getConcerns(),
                    own ? partner.getTherapistGender() : needs.getTherapistGender());
        }
    }

    void on(PartnerJoined event) {
        var wishes = event.getWishes();
        add(
                event.getPracticeId(),
                event.getRequestId(),
                2,
                event.getPartner(),
                wishes.getFormat(),
                wishes.getConcerns(),
                wishes.getTherapistGender());
    }

    void on(ContinuedAlone event) {
        rows.change(
                """
                DELETE FROM participant
                WHERE practice_id = ? AND request_id = ? AND person_id <> ?\
                """,
                event.getPracticeId(),
                event.getRequestId(),
                event.getPersonId());
    }

    void on(PersonWithdrew event) {
        rows.change(
                """
                DELETE FROM participant WHERE practice_id = ? AND request_id = ? AND person_id = ?\
                """,
                event.getPracticeId(),
                event.getRequestId(),
                event.getPersonId());
    }

    void on(PeopleLinked event) {
        rows.change(
                """
                INSERT INTO people_link (practice_id, person_id, other_person_id) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING\
                """,
                event.getPracticeId(),
                event.getPersonId(),
                event.getOtherPersonId());
    }

    void on(PeopleUnlinked event) {
        rows.change(
                """
                DELETE FROM people_link WHERE practice_id = ?
                    AND (person_id = ? AND other_person_id = ? OR person_id = ? AND other_person_id = ?)\
                """,
                event.getPracticeId(),
                event.getPersonId(),
                event.getOtherPersonId(),
                event.getOtherPersonId(),
                event.getPersonId());
    }

    private void add(
            String practiceId,
            String requestId,
            int position,
            Participant person,
            FormatWish format,
            List<String> concerns,
            @Nullable String therapistGender) {
        rows.change(
                """
                INSERT INTO participant (practice_id, request_id, position, person_id, state, zip,
                    time_zone, times, languages, plan, age, format, concerns, therapist_gender,
                    room_features)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                practiceId,
                requestId,
                position,
                person.getPersonId(),
                person.getState(),
                person.getZip(),
                person.getTimeZone(),
                person.getTimes().stream().map(ParticipantRows::window).toList(),
                person.getLanguages(),
                person.getPlan(),
                person.getAge(),
                format,
                concerns,
                therapistGender,
                person.getRoomFeatures());
    }

    /** Such as {@code MON 540 1200}: the day and the minutes from midnight. */
    private static String window(WeeklyWindow window) {
        return "%s %d %d".formatted(window.getDay(), window.getFromMinute(), window.getToMinute());
    }
}
