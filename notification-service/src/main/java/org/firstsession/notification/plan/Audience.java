// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.ZoneId;
import java.util.List;

/**
 * The people of a request, as far as the logs know them.
 *
 * @param people the one who asks first; without those who have left
 * @param byText whether the request came as a text message, so that nobody waits at a page
 * @param byInvitation whether one was invited by the other, so that two have pages of their own
 */
public record Audience(List<Person> people, boolean byText, boolean byInvitation) {

    public Audience {
        people = List.copyOf(people);
    }

    /** Somebody and the zone of their clocks. */
    public record Person(String id, ZoneId zone) {}

    /** The zone of somebody's clocks, or another when the request doesn't say. */
    ZoneId zoneOf(String personId, ZoneId otherwise) {
        return people.stream()
                .filter(person -> person.id().equals(personId))
                .map(Person::zone)
                .findFirst()
                .orElse(otherwise);
    }
}
