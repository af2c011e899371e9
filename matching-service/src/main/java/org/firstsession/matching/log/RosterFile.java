// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.firstsession.matching.json.PlainJson;
import org.firstsession.types.Office;
import org.firstsession.types.Policy;
import org.firstsession.types.TherapistProfile;
import tools.jackson.databind.json.JsonMapper;

/**
 * The coded part of a roster file (docs/architecture.md): the practice and its therapists'
 * profiles. The therapists' names in it are for intake-service and are not read here.
 */
record RosterFile(
        String practiceId,
        String name,
        String timeZone,
        List<Office> offices,
        Policy policy,
        List<TherapistProfile> profiles) {

    /**
     * Reads a roster file.
     *
     * @throws IllegalArgumentException when it isn't as the page says, with the place
     */
    static RosterFile read(Path file) {
        var json = JsonMapper.shared().readTree(file.toFile());
        var practice = json.required("practice");
        var offices = new ArrayList<Office>();
        for (var office : practice.required("offices")) {
            offices.add(PlainJson.read(office, Office.class, "offices[" + offices.size() + "]"));
        }
        nameEachRoomOnce(offices);
        var profiles = new ArrayList<TherapistProfile>();
        for (var therapist : json.required("therapists")) {
            profiles.add(
                    PlainJson.read(
                            therapist.required("profile"),
                            TherapistProfile.class,
                            "therapists[" + profiles.size() + "].profile"));
        }
        return new RosterFile(
                practice.required("practiceId").stringValue(),
                practice.required("name").stringValue(),
                practice.required("timeZone").stringValue(),
                offices,
                PlainJson.read(practice.required("policy"), Policy.class, "policy"),
                profiles);
    }

    /** The engine would refuse to open the practice, and nobody would read why. */
    private static void nameEachRoomOnce(List<Office> offices) {
        var ids = new HashSet<String>();
        for (var office : offices) {
            for (var room : office.getRooms()) {
                if (!ids.add(room.getRoomId())) {
                    throw new IllegalArgumentException(
                            "offices[%d].rooms: %s is a room already, and each is named once in the practice"
                                    .formatted(offices.indexOf(office), room.getRoomId()));
                }
            }
        }
    }
}
