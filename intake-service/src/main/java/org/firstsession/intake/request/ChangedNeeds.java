// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstsession.types.DayPart;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Needs;
import org.firstsession.types.Participant;
import org.firstsession.types.Relaxation;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for once one thing is given up: the same things that the engine counts when it says
 * what one change would open up.
 *
 * @param relaxation what is given up
 * @param day the weekday, for other times; null for any
 * @param part the part of that day; null for any
 */
public record ChangedNeeds(Relaxation relaxation, @Nullable Weekday day, @Nullable DayPart part) {

    private static final int NOON = 12 * 60;
    private static final int EVENING = 17 * 60;
    private static final int MIDNIGHT = 24 * 60;

    /** The usual radius of a practice, where somebody stated none. */
    private static final int USUAL_METRES = 40_000;

    /**
     * The needs for people who are on record under other ids.
     *
     * @param ids the new id of each person
     */
    Needs of(Needs needs, Map<String, UUID> ids) {
        var people = new ArrayList<Participant>();
        for (var person : needs.getParticipants()) {
            people.add(changed(person, ids));
        }
        var metres = needs.getMaxDistanceMetres();
        return Needs.newBuilder(needs)
                .setParticipants(people)
                .setFormat(
                        isOneOf(Relaxation.VIRTUAL_TOO, Relaxation.IN_PERSON_TOO)
                                ? FormatWish.EITHER
                                : needs.getFormat())
                .setMaxDistanceMetres(
                        relaxation == Relaxation.FARTHER
                                ? Integer.valueOf(2 * (metres == null ? USUAL_METRES : metres))
                                : metres)
                .setTherapistGender(
                        relaxation == Relaxation.ANY_GENDER ? null : needs.getTherapistGender())
                .build();
    }

    private Participant changed(Participant person, Map<String, UUID> ids) {
        var changed =
                Participant.newBuilder(person)
                        .setPersonId(String.valueOf(ids.get(person.getPersonId())));
        switch (relaxation) {
            case ANY_LANGUAGE -> changed.setLanguages(List.of());
            case SELF_PAY -> changed.setPlan(null);
            case OTHER_TIMES -> changed.setTimes(times(person.getTimes()));
            case VIRTUAL_TOO, IN_PERSON_TOO, FARTHER, ANY_GENDER, UNKNOWN -> {}
        }
        return changed.build();
    }

    private List<WeeklyWindow> times(List<WeeklyWindow> stated) {
        if (day == null || part == null) {
            return List.of();
        }
        var more = new ArrayList<>(stated);
        more.add(
                switch (part) {
                    case MORNING -> new WeeklyWindow(day, 0, NOON);
                    case AFTERNOON -> new WeeklyWindow(day, NOON, EVENING);
                    case EVENING, UNKNOWN -> new WeeklyWindow(day, EVENING, MIDNIGHT);
                });
        return WeeklyTimes.merged(more);
    }

    private boolean isOneOf(Relaxation one, Relaxation other) {
        return relaxation == one || relaxation == other;
    }
}
