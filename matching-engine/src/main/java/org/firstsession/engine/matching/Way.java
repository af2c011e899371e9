// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Office;
import org.jspecify.annotations.Nullable;

/**
 * A way in which a therapist could see somebody: by video, or at one of the offices.
 *
 * @param format the format
 * @param office the office; null for video
 */
record Way(Format format, @Nullable Office office) {

    /**
     * The ways that a therapist's hours allow, each once, in the order of the hours. Without hours
     * it is video, so that the rules are asked all the same and the last one says that no hour is
     * free.
     */
    static List<Way> of(Therapist therapist, Book book) {
        var ways = new ArrayList<Way>(2);
        for (var hours : therapist.profile().hours()) {
            for (var format : hours.formats()) {
                var officeId = hours.officeId();
                var office =
                        format == Format.IN_PERSON && officeId != null
                                ? book.office(officeId)
                                : null;
                var way = new Way(format, office);
                if (!ways.contains(way)) {
                    ways.add(way);
                }
            }
        }
        return ways.isEmpty() ? List.of(VIDEO) : ways;
    }

    /** By video. */
    static final Way VIDEO = new Way(Format.VIRTUAL, null);

    /** Names the way among those of a practice. */
    String key() {
        return office == null ? format.name() : office.officeId().value();
    }

    /** The states in which the therapist must be licensed to see these people. */
    List<String> statesFor(List<Needs.Side> sides) {
        if (office == null && sides.size() == 1) {
            return List.of(sides.getFirst().person().state());
        }
        return office == null
                ? sides.stream().map(side -> side.person().state()).distinct().toList()
                : List.of(office.state());
    }
}
