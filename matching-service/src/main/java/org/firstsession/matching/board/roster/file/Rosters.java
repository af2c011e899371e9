// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.people.TherapistPerson;
import org.firstsession.matching.board.roster.Therapist;
import org.firstsession.matching.board.roster.Therapists;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the roster of a practice together: profiles from the projection, people from the vault. */
@Component
@Profile("board")
class Rosters {

    private static final Pattern NUMBERED = Pattern.compile("t-(\\d{1,8})");

    private final JdbcClient jdbc;
    private final Therapists therapists;
    private final People people;
    private final InstantSource time;

    Rosters(
            JdbcClient jdbc,
            Therapists therapists,
            People people,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.jdbc = jdbc;
        this.therapists = therapists;
        this.people = people;
        this.time = boardTime;
    }

    /** A practice, as its roster's page names it. */
    record Place(String id, String name, ZoneId zone) {}

    Optional<Place> practice(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT name, time_zone FROM practice
                        WHERE practice_id = ? AND name IS NOT NULL\
                        """)
                .param(practiceId)
                .query((row, number) ->
                        new Place(
                                practiceId,
                                row.getString("name"),
                                ZoneId.of(row.getString("time_zone"))))
                .optional();
    }

    /**
     * The roster as it is now.
     *
     * @param purpose what the names are read for
     * @throws org.firstsession.matching.board.people.PeopleUnavailableException when the vault
     *     doesn't answer
     */
    Roster of(Place practice, Staff viewer, String purpose) {
        var persons =
                people.roster(practice.id(), viewer.username(), purpose).stream()
                        .collect(
                                Collectors.toMap(
                                        TherapistPerson::therapistId, Function.identity()));
        var roster = new TreeMap<String, OnRoster>();
        for (var therapist : therapists.all(practice.id())) {
            roster.put(
                    therapist.therapistId(),
                    onRoster(therapist, persons.get(therapist.therapistId())));
        }
        var offices =
                jdbc.sql("SELECT office_id FROM office WHERE practice_id = ?")
                        .param(practice.id())
                        .query(String.class)
                        .list();
        return new Roster(
                roster,
                new TreeSet<>(offices),
                LocalDate.ofInstant(time.instant(), practice.zone()));
    }

    /** An id that nobody of the practice ever had, without a name in it: t-126 after t-125. */
    String freshId(String practiceId) {
        int last =
                therapists.all(practiceId).stream()
                        .map(therapist -> NUMBERED.matcher(therapist.therapistId()))
                        .filter(Matcher::matches)
                        .mapToInt(numbered -> Integer.parseInt(numbered.group(1)))
                        .max()
                        .orElse(100);
        return "t-" + (last + 1);
    }

    private static OnRoster onRoster(Therapist therapist, @Nullable TherapistPerson person) {
        return new OnRoster(
                therapist.profile(),
                person == null
                        ? new TherapistPerson(therapist.therapistId(), "", null, null, null, null)
                        : person,
                therapist.listed());
    }
}
