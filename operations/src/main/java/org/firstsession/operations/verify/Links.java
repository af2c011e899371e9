// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.firstsession.operations.log.Fields;

/** Which people on record are one and the same, by human decision. */
final class Links {

    private final Map<String, Set<String>> others = new HashMap<>();

    void on(EventFact event) {
        switch (event.type()) {
            case "PeopleLinked" -> link(event.fields(), true);
            case "PeopleUnlinked" -> link(event.fields(), false);
            default -> {}
        }
    }

    /** All who are the same as somebody, over any number of links; the person left out. */
    Set<String> of(String personId) {
        var found = new HashSet<String>();
        collect(personId, found);
        found.remove(personId);
        return found;
    }

    private void collect(String personId, Set<String> found) {
        if (found.add(personId)) {
            others.getOrDefault(personId, Set.of()).forEach(other -> collect(other, found));
        }
    }

    private void link(Fields pair, boolean same) {
        set(pair.text("personId"), pair.text("otherPersonId"), same);
        set(pair.text("otherPersonId"), pair.text("personId"), same);
    }

    private void set(String one, String other, boolean same) {
        var linked = others.computeIfAbsent(one, it -> new HashSet<>());
        if (same) {
            linked.add(other);
        } else {
            linked.remove(other);
        }
    }
}
