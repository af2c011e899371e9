// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.ZoneId;
import java.util.List;

/**
 * A place of the practice where sessions are held in person.
 *
 * @param officeId its id within the practice
 * @param name the name that clients read
 * @param address the street address that clients read
 * @param state USPS code; the licence of a session in person is checked there
 * @param timeZone the zone of the place
 * @param point where it stands
 * @param rooms its rooms; without any, rooms are not kept track of there
 */
public record Office(
        OfficeId officeId,
        String name,
        String address,
        String state,
        ZoneId timeZone,
        GeoPoint point,
        List<Room> rooms) {

    public Office {
        Require.text(name, "name of an office");
        Require.text(state, "state of an office");
        rooms = List.copyOf(rooms);
    }

    /** The same office with other rooms. */
    public Office withRooms(List<Room> others) {
        return new Office(officeId, name, address, state, timeZone, point, others);
    }
}
