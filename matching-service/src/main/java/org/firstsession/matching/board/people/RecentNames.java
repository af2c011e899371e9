// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Names that a viewer was shown a moment ago. A page that renews itself every second would
 * otherwise read, and so audit, everybody on it once a second. A minute is short enough for
 * erasure; and when intake-service is away, pages don't wait for it each time.
 */
public final class RecentNames {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(3);
    private static final int MOST_ENTRIES = 20_000;

    private final NameSource people;
    private final InstantSource time;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private Instant silentUntil = Instant.MIN;

    public RecentNames(NameSource people, InstantSource time) {
        this.people = people;
        this.time = time;
    }

    /** The names of those ids that have one; empty when intake-service is away. */
    public synchronized Optional<Names> names(
            String practiceId,
            String viewer,
            Collection<String> requestIds,
            Collection<String> therapistIds) {
        var now = time.instant();
        entries.values().removeIf(entry -> entry.until().isBefore(now));
        var requests = new Column(id -> new Key(practiceId, viewer, 'r', id));
        var therapists = new Column(id -> new Key(practiceId, viewer, 't', id));
        var askRequests = requests.unknown(requestIds);
        var askTherapists = therapists.unknown(therapistIds);
        if (!askRequests.isEmpty() || !askTherapists.isEmpty()) {
            if (now.isBefore(silentUntil)) {
                return Optional.empty();
            }
            try {
                var answer = people.names(practiceId, viewer, askRequests, askTherapists);
                requests.keep(askRequests, answer.requests(), now.plus(KEPT));
                therapists.keep(askTherapists, answer.therapists(), now.plus(KEPT));
            } catch (PeopleUnavailableException e) {
                silentUntil = now.plus(REST_AFTER_FAILURE);
                return Optional.empty();
            }
        }
        return Optional.of(new Names(requests.known(requestIds), therapists.known(therapistIds)));
    }

    /** The names of a practice are read anew: some of them have just been changed. */
    public synchronized void forget(String practiceId) {
        entries.keySet().removeIf(key -> key.practiceId().equals(practiceId));
    }

    private final class Column {
        private final Function<String, Key> key;

        Column(Function<String, Key> key) {
            this.key = key;
        }

        Set<String> unknown(Collection<String> ids) {
            var unknown = new LinkedHashSet<String>();
            ids.stream().filter(id -> !entries.containsKey(key.apply(id))).forEach(unknown::add);
            return unknown;
        }

        /**
         * An id without a name is kept as such: asking for it again at once gives no other answer.
         */
        void keep(Set<String> asked, Map<String, String> names, Instant until) {
            if (entries.size() + asked.size() > MOST_ENTRIES) {
                entries.clear();
            }
            asked.forEach(id ->
                    entries.put(
                            key.apply(id), new Entry(Optional.ofNullable(names.get(id)), until)));
        }

        Map<String, String> known(Collection<String> ids) {
            var known = new HashMap<String, String>();
            for (var id : ids) {
                var entry = entries.get(key.apply(id));
                if (entry != null) {
                    entry.name().ifPresent(name -> known.put(id, name));
                }
            }
            return known;
        }
    }

    private record Key(String practiceId, String viewer, char kind, String id) {}

    private record Entry(Optional<String> name, Instant until) {}
}
