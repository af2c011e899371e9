// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstsession.operations.log.Fields;
import org.jspecify.annotations.Nullable;

/** Policy, offices, listed therapists and their time off, as the events so far tell them. */
final class Roster {

    /** Stands for the whole practice where offices are told apart. */
    private static final String WHOLE = "";

    private @Nullable Fields policy;
    private final Map<String, Office> offices = new HashMap<>();
    private final Map<String, ProfileFact> listed = new HashMap<>();
    private final Map<String, List<Stretch>> timeOff = new HashMap<>();
    private final Map<String, List<Stretch>> busy = new HashMap<>();
    private final Map<String, List<Stretch>> closures = new HashMap<>();

    void on(EventFact event) {
        var fields = event.fields();
        switch (event.type()) {
            case "PracticeOpened" -> {
                policy = fields.inner("policy");
                fields.list("offices")
                        .forEach(office -> offices.put(office.text("officeId"), Office.of(office)));
            }
            case "PolicySet" -> policy = fields.inner("policy");
            case "TherapistListed" -> {
                var profile = fields.inner("profile");
                listed.put(profile.text("therapistId"), ProfileFact.of(profile));
            }
            case "TherapistDelisted" -> {
                listed.remove(fields.text("therapistId"));
                timeOff.remove(fields.text("therapistId"));
                busy.remove(fields.text("therapistId"));
            }
            case "TimeOffSet" ->
                    timeOff.put(fields.text("therapistId"), stretches(fields, "timeOff"));
            case "BusyTimesReported" ->
                    busy.put(fields.text("therapistId"), stretches(fields, "busy"));
            case "ClosureSet" -> {
                var office = fields.textOrNull("officeId");
                closures.put(office == null ? WHOLE : office, stretches(fields, "closures"));
            }
            case "RoomsSet" ->
                    offices.computeIfPresent(
                            fields.text("officeId"), (id, office) -> office.withRooms(fields));
            default -> {}
        }
    }

    /** A number of the policy in force; 0 before there is one. */
    long policy(String field) {
        return policy == null ? 0 : policy.number(field);
    }

    @Nullable ProfileFact profile(String therapistId) {
        return listed.get(therapistId);
    }

    @Nullable Office office(String officeId) {
        return offices.get(officeId);
    }

    /** Whether the therapist is off then, or busy elsewhere by what was known. */
    boolean isOff(SlotFact slot) {
        return cross(timeOff.get(slot.therapistId()), slot)
                || cross(busy.get(slot.therapistId()), slot);
    }

    boolean isClosed(SlotFact slot) {
        return cross(closures.get(WHOLE), slot)
                || slot.officeId() != null && cross(closures.get(slot.officeId()), slot);
    }

    private static boolean cross(@Nullable List<Stretch> stretches, SlotFact slot) {
        return stretches != null
                && stretches.stream()
                        .anyMatch(one ->
                                one.from().isBefore(slot.endsAt())
                                        && slot.startsAt().isBefore(one.to()));
    }

    private static List<Stretch> stretches(Fields fields, String field) {
        return fields.list(field).stream().map(Stretch::of).toList();
    }

    /**
     * A place of the practice.
     *
     * @param rooms its rooms, and what they offer; without any, nobody keeps track of them
     */
    record Office(String state, @Nullable Point point, Map<String, List<String>> rooms) {

        static Office of(Fields office) {
            return new Office(
                    office.text("state"), Point.of(office.innerOrNull("point")), rooms(office));
        }

        Office withRooms(Fields set) {
            return new Office(state, point, rooms(set));
        }

        private static Map<String, List<String>> rooms(Fields fields) {
            return fields.list("rooms").stream()
                    .collect(
                            Collectors.toMap(
                                    room -> room.text("roomId"),
                                    room -> room.texts("features"),
                                    (one, sameName) -> one));
        }
    }

    private record Stretch(Instant from, Instant to) {
        static Stretch of(Fields interval) {
            return new Stretch(interval.instant("startsAt"), interval.instant("endsAt"));
        }
    }
}
