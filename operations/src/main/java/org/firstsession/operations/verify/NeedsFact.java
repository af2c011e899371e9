// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstsession.operations.log.Fields;
import org.jspecify.annotations.Nullable;

/** What a request asks for: who would come, and what has to suit each of them. */
record NeedsFact(String party, List<Side> sides) {

    static NeedsFact of(Fields needs) {
        var own = Wishes.of(needs);
        var partner = needs.innerOrNull("partnerWishes");
        var sides = new ArrayList<Side>();
        for (var person : needs.list("participants")) {
            var wishes = sides.isEmpty() || partner == null ? own : Wishes.of(partner);
            sides.add(new Side(Person.of(person), wishes));
        }
        return new NeedsFact(needs.text("party"), List.copyOf(sides));
    }

    boolean isCouple() {
        return party.equals("COUPLE");
    }

    List<String> personIds() {
        return sides.stream().map(side -> side.person().personId()).toList();
    }

    List<String> concerns() {
        return sides.stream().flatMap(side -> side.wishes().concerns().stream()).toList();
    }

    /** With a partner who has joined. */
    NeedsFact joinedBy(Fields partner, Fields wishes) {
        var joined = new Side(Person.of(partner), Wishes.of(wishes));
        return new NeedsFact(party, Stream.concat(sides.stream(), Stream.of(joined)).toList());
    }

    /** What is left when some go on without the others. */
    NeedsFact only(List<String> personIds) {
        return new NeedsFact(
                "INDIVIDUAL",
                sides.stream()
                        .filter(side -> personIds.contains(side.person().personId()))
                        .toList());
    }

    /** With somebody sitting in another state than was said first. */
    NeedsFact seated(String personId, String state) {
        return new NeedsFact(
                party,
                sides.stream()
                        .map(side ->
                                side.person().personId().equals(personId)
                                        ? new Side(side.person().in(state), side.wishes())
                                        : side)
                        .collect(Collectors.toList()));
    }

    /** A person and what has to suit that person. */
    record Side(Person person, Wishes wishes) {}

    record Wishes(
            String format,
            @Nullable Long maxDistanceMetres,
            List<String> concerns,
            @Nullable String therapistGender) {

        static Wishes of(Fields wishes) {
            return new Wishes(
                    wishes.text("format"),
                    wishes.numberOrNull("maxDistanceMetres"),
                    wishes.texts("concerns"),
                    wishes.textOrNull("therapistGender"));
        }
    }

    record Person(
            String personId,
            String state,
            @Nullable Point point,
            Windows times,
            List<String> languages,
            @Nullable String plan,
            String age,
            List<String> roomFeatures) {

        static Person of(Fields person) {
            return new Person(
                    person.text("personId"),
                    person.text("state"),
                    Point.of(person.innerOrNull("point")),
                    Windows.of(ZoneId.of(person.text("timeZone")), person.list("times")),
                    person.texts("languages"),
                    person.textOrNull("plan"),
                    person.text("age"),
                    person.texts("roomFeatures"));
        }

        Person in(String other) {
            return new Person(personId, other, point, times, languages, plan, age, roomFeatures);
        }
    }
}
