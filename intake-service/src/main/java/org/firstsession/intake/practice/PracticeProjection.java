// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.practice;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.PolicySet;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.TherapistDelisted;
import org.firstsession.events.TherapistListed;
import org.firstsession.intake.practice.Practice.PlaceOfPractice;
import org.firstsession.types.Policy;
import org.firstsession.types.TherapistProfile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Folds what events say about practices and therapists into tables. */
@Component
public class PracticeProjection {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PracticeProjection(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Applies one event, inside the caller's transaction; events about other things change nothing.
     */
    public void apply(SpecificRecord event) {
        switch (event) {
            case PracticeOpened opened -> open(opened);
            case PolicySet set -> setPolicy(set.getPracticeId(), set.getPolicy());
            case TherapistListed listed -> list(listed.getPracticeId(), listed.getProfile());
            case TherapistDelisted delisted ->
                    jdbc.sql(
                                    """
                                    DELETE FROM therapist_profile
                                    WHERE practice_id = ? AND therapist_id = ?\
                                    """)
                            .params(delisted.getPracticeId(), delisted.getTherapistId())
                            .update();
            default -> {
                // About a request, or about nothing that clients see.
            }
        }
    }

    private void open(PracticeOpened event) {
        var offices =
                event.getOffices().stream()
                        .map(office ->
                                new PlaceOfPractice(
                                        office.getOfficeId(),
                                        office.getName(),
                                        office.getAddress(),
                                        office.getState(),
                                        office.getTimeZone()))
                        .toList();
        jdbc.sql(
                        """
                        INSERT INTO practice (practice_id, name, time_zone, offices,
                            individual_price_cents, late_cancel_hours, hold_extensions, needs_person)
                        VALUES (?, ?, ?, ?::jsonb, 0, 0, 0, '{}')
                        ON CONFLICT (practice_id) DO UPDATE SET name = excluded.name,
                            time_zone = excluded.time_zone, offices = excluded.offices\
                        """)
                .params(
                        event.getPracticeId(),
                        event.getName(),
                        event.getTimeZone(),
                        json.writeValueAsString(offices))
                .update();
        setPolicy(event.getPracticeId(), event.getPolicy());
    }

    private void setPolicy(String practiceId, Policy policy) {
        jdbc.sql(
                        """
                        UPDATE practice SET individual_price_cents = ?, couple_price_cents = ?,
                            late_cancel_hours = ?, hold_extensions = ?, needs_person = ?
                        WHERE practice_id = ?\
                        """)
                .params(
                        policy.getIndividualPriceCents(),
                        policy.getCouplePriceCents(),
                        policy.getLateCancelHours(),
                        policy.getHoldExtensions(),
                        array(policy.getNeedsPerson()),
                        practiceId)
                .update();
    }

    private void list(String practiceId, TherapistProfile profile) {
        jdbc.sql(
                        """
                        INSERT INTO therapist_profile (practice_id, therapist_id, gender, languages,
                            specialties, excluded_concerns, plans)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (practice_id, therapist_id) DO UPDATE SET
                            gender = excluded.gender, languages = excluded.languages,
                            specialties = excluded.specialties,
                            excluded_concerns = excluded.excluded_concerns, plans = excluded.plans\
                        """)
                .params(
                        practiceId,
                        profile.getTherapistId(),
                        profile.getGender(),
                        array(profile.getLanguages()),
                        array(profile.getSpecialties()),
                        array(profile.getExcludedConcerns()),
                        array(profile.getPlans()))
                .update();
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }
}
