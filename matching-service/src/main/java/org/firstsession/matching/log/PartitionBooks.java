// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.util.Collection;
import java.util.TreeMap;
import org.firstsession.engine.types.PracticeId;

/** The practices of one partition, folded up to a certain command. */
final class PartitionBooks {

    private final int partition;
    private final TreeMap<PracticeId, PracticeLog> practices = new TreeMap<>();
    private long nextOffset;

    PartitionBooks(int partition) {
        this.partition = partition;
    }

    int partition() {
        return partition;
    }

    /** Offset of the first command of which no event is folded yet. */
    long nextOffset() {
        return nextOffset;
    }

    void decidedUpTo(long commandOffset) {
        nextOffset = Math.max(nextOffset, commandOffset + 1);
    }

    PracticeLog practice(PracticeId practiceId) {
        return practices.computeIfAbsent(practiceId, PracticeLog::new);
    }

    Collection<PracticeLog> practices() {
        return practices.values();
    }
}
