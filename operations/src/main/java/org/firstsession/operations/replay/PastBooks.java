// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.firstsession.operations.log.Records;
import org.jspecify.annotations.Nullable;

/** The practices after the events that were recorded up to a moment. */
public final class PastBooks {

    private final Recorded recorded;
    private final @Nullable String practice;
    private final Instant moment;
    private final Map<String, PastPractice> practices = new TreeMap<>();

    /**
     * @param practice the only practice; null for all
     * @param moment the last instant that still belongs to the past
     */
    public PastBooks(Recorded recorded, @Nullable String practice, Instant moment) {
        this.recorded = recorded;
        this.practice = practice;
        this.moment = moment;
    }

    /** Takes the events of one partition. */
    public void read(Records events) {
        // The time of a practice never runs back: its first event behind the moment ends its past.
        var over = new HashSet<String>();
        while (events.peek() != null) {
            var record = events.next();
            var key = record.key() == null ? "" : new String(record.key(), UTF_8);
            if (practice != null && !practice.equals(key) || over.contains(key)) {
                continue;
            }
            if (Instant.ofEpochMilli(record.timestamp()).isAfter(moment)) {
                over.add(key);
            } else {
                practices.computeIfAbsent(key, PastPractice::new).apply(recorded.event(record));
            }
        }
    }

    /** One of them; as it is before its first event when it has none by then. */
    public PastPractice of(String practiceId) {
        return practices.computeIfAbsent(practiceId, PastPractice::new);
    }

    /** Those that were open by then, in the order of their ids. */
    public Collection<PastPractice> open() {
        return practices.values().stream().filter(one -> one.book().isOpen()).toList();
    }
}
