// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.List;
import org.firstsession.events.BusyTimesReported;
import org.firstsession.events.ClosureSet;
import org.firstsession.events.TherapistDelisted;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TimeOffSet;
import org.firstsession.types.Interval;
import org.firstsession.types.TherapistProfile;
import org.jspecify.annotations.Nullable;

/** Therapists with all that matching knows of them, and when they are away. */
final class RosterRows {

    private final Rows rows;

    RosterRows(Rows rows) {
        this.rows = rows;
    }

    void on(TherapistListed event) {
        var profile = event.getProfile();
        rows.change(
                """
                INSERT INTO therapist AS t (practice_id, therapist_id, listed, version,
                    accepts_new_clients, parties, time_zone, languages, gender, specialties,
                    excluded_concerns, plans, takes_self_pay, weekly_trial_limit, asks_first)
                VALUES (?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (practice_id, therapist_id) DO UPDATE SET listed = true,
                    delisted_at = NULL, version = excluded.version, accepts_new_clients = excluded.accepts_new_clients,
                    parties = excluded.parties, time_zone = excluded.time_zone,
                    languages = excluded.languages, gender = excluded.gender,
                    specialties = excluded.specialties,
                    excluded_concerns = excluded.excluded_concerns, plans = excluded.plans,
                    takes_self_pay = excluded.takes_self_pay,
                    weekly_trial_limit = excluded.weekly_trial_limit,
                    asks_first = excluded.asks_first\
                """,
                event.getPracticeId(),
                profile.getTherapistId(),
                profile.getVersion(),
                profile.getAcceptsNewClients(),
                profile.getParties(),
                profile.getTimeZone(),
                profile.getLanguages(),
                profile.getGender(),
                profile.getSpecialties(),
                profile.getExcludedConcerns(),
                profile.getPlans(),
                profile.getTakesSelfPay(),
                profile.getWeeklyTrialLimit(),
                profile.getAsksFirst());
        licences(event.getPracticeId(), profile);
        hours(event.getPracticeId(), profile);
    }

    void on(TherapistDelisted event) {
        rows.change(
                """
                UPDATE therapist SET listed = false, delisted_at = ?
                WHERE practice_id = ? AND therapist_id = ?\
                """,
                event.getRecordedAt(),
                event.getPracticeId(),
                event.getTherapistId());
    }

    void on(TimeOffSet event) {
        away(event.getPracticeId(), "OFF", event.getTherapistId(), event.getTimeOff());
    }

    void on(BusyTimesReported event) {
        away(event.getPracticeId(), "BUSY", event.getTherapistId(), event.getBusy());
    }

    void on(ClosureSet event) {
        away(event.getPracticeId(), "CLOSED", event.getOfficeId(), event.getClosures());
    }

    private void licences(String practiceId, TherapistProfile profile) {
        rows.change(
                "DELETE FROM licence WHERE practice_id = ? AND therapist_id = ?",
                practiceId,
                profile.getTherapistId());
        int position = 0;
        for (var licence : profile.getLicences()) {
            rows.change(
                    """
                    INSERT INTO licence (practice_id, therapist_id, position, state, valid_from,
                        valid_until)
                    VALUES (?, ?, ?, ?, ?, ?)\
                    """,
                    practiceId,
                    profile.getTherapistId(),
                    ++position,
                    licence.getState(),
                    licence.getValidFrom(),
                    licence.getValidUntil());
        }
    }

    private void hours(String practiceId, TherapistProfile profile) {
        rows.change(
                "DELETE FROM offered_hours WHERE practice_id = ? AND therapist_id = ?",
                practiceId,
                profile.getTherapistId());
        int position = 0;
        for (var hours : profile.getHours()) {
            rows.change(
                    """
                    INSERT INTO offered_hours (practice_id, therapist_id, position, weekday,
                        from_minute, to_minute, formats, office_id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    practiceId,
                    profile.getTherapistId(),
                    ++position,
                    hours.getWindow().getDay(),
                    hours.getWindow().getFromMinute(),
                    hours.getWindow().getToMinute(),
                    hours.getFormats(),
                    hours.getOfficeId());
        }
    }

    /** All stretches are replaced; without an office a closure is the whole practice's. */
    private void away(
            String practiceId, String kind, @Nullable String whose, List<Interval> stretches) {
        var owner = whose == null ? "" : whose;
        rows.change(
                "DELETE FROM away WHERE practice_id = ? AND kind = ? AND whose = ?",
                practiceId,
                kind,
                owner);
        for (var stretch : stretches) {
            rows.change(
                    """
                    INSERT INTO away (practice_id, kind, whose, starts_at, ends_at)
                    VALUES (?, ?, ?, ?, ?)\
                    """,
                    practiceId,
                    kind,
                    owner,
                    stretch.getStartsAt(),
                    stretch.getEndsAt());
        }
    }
}
