// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.UsageException;
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
    public List<PastPractice> open() {
        return practices.values().stream().filter(one -> one.book().isOpen()).toList();
    }

    /**
     * The only one that was open by then.
     *
     * @throws RefusedException when there is none
     * @throws UsageException when there are several
     */
    public PastPractice only() {
        var open = open();
        if (open.isEmpty()) {
            throw new RefusedException(
                    practice == null
                            ? "no practice was open then"
                            : "no practice " + practice + " was open then");
        }
        if (open.size() > 1) {
            throw new UsageException(
                    "there are several practices: name one with --practice ("
                            + open.stream()
                                    .map(one -> one.book().practiceId().value())
                                    .collect(Collectors.joining(", "))
                            + ")");
        }
        return open.getFirst();
    }
}
