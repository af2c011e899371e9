// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.util.Map;

/**
 * Names by id; ids that nobody knows are left out.
 *
 * @param requests the names of those who asked, by request id
 * @param therapists the names of therapists, by therapist id
 */
public record Names(Map<String, String> requests, Map<String, String> therapists) {

    public static final Names NONE = new Names(Map.of(), Map.of());

    public Names {
        requests = Map.copyOf(requests);
        therapists = Map.copyOf(therapists);
    }

    @Override
    public String toString() {
        return "Names[%d, %d]".formatted(requests.size(), therapists.size());
    }
}
