// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A practice's rota.
 *
 * @param version how often it was changed; 0 while it is what the settings say
 * @param zone the practice's clock
 */
public record StoredRota(long version, ZoneId zone, People people) {

    /** In which order people are called at a moment. */
    List<Person> inOrder(Instant at) {
        return people.inOrder(LocalDateTime.ofInstant(at, zone));
    }
}
