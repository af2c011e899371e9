// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What was at a practice's desk a moment ago. Many boards that renew themselves ask once, and while
 * intake-service is away no page waits for it each time.
 */
@Component
@Profile("board")
public class RecentDesk {

    private static final Duration KEPT = Duration.ofMillis(500);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(3);

    private final DeskClient client;
    private final InstantSource time;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    RecentDesk(DeskClient client, @Qualifier("boardTime") InstantSource boardTime) {
        this.client = client;
        this.time = boardTime;
    }

    /**
     * A desk.
     *
     * @param known false while it can't be read; its items are those of before then
     */
    public record Desk(List<DeskItem> items, boolean known) {

        static final Desk UNKNOWN = new Desk(List.of(), false);

        public Desk {
            items = List.copyOf(items);
        }

        public List<DeskItem> waiting() {
            return items.stream().filter(DeskItem::waits).toList();
        }

        public Optional<DeskItem> find(String itemId) {
            return items.stream().filter(item -> item.itemId().equals(itemId)).findFirst();
        }
    }

    /** The desk as it is, or was half a second ago. */
    public Desk of(String practiceId) {
        return places.computeIfAbsent(practiceId, Place::new).now();
    }

    /** What was just done there shows at once. */
    public void changed(String practiceId) {
        places.computeIfAbsent(practiceId, Place::new).freshUntil = Instant.MIN;
    }

    private final class Place {
        private final String practiceId;
        private final ReentrantLock asking = new ReentrantLock();
        private volatile Desk last = Desk.UNKNOWN;
        private volatile Instant freshUntil = Instant.MIN;

        Place(String practiceId) {
            this.practiceId = practiceId;
        }

        Desk now() {
            if (time.instant().isBefore(freshUntil)) {
                return last;
            }
            asking.lock();
            try {
                if (!time.instant().isBefore(freshUntil)) {
                    ask();
                }
                return last;
            } finally {
                asking.unlock();
            }
        }

        private void ask() {
            try {
                last = new Desk(client.items(practiceId), true);
                freshUntil = time.instant().plus(KEPT);
            } catch (PeopleUnavailableException e) {
                last = new Desk(last.items(), false);
                freshUntil = time.instant().plus(REST_AFTER_FAILURE);
            }
        }
    }
}
