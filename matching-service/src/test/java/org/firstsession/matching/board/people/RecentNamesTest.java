// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentNamesTest {

    private final CountingPeople people = new CountingPeople();
    private Instant now = Instant.parse("2026-11-23T17:00:00Z");
    private final RecentNames names = new RecentNames(people, () -> now);

    @Test
    void asksOnceAMinuteForEachViewer() {
        look("admin");
        look("admin");
        now = now.plus(Duration.ofSeconds(59));
        look("admin");
        assertThat(people.viewers).containsExactly("admin");

        look("kim");
        now = now.plus(Duration.ofSeconds(2));
        assertThat(look("admin")).hasValue(new Names(Map.of("r1", "Alex Doe"), Map.of()));
        assertThat(people.viewers).containsExactly("admin", "kim", "admin");
    }

    @Test
    void restsAfterAFailureAndAsksAgain() {
        people.away = true;
        assertThat(look("admin")).isEmpty();
        assertThat(look("admin")).isEmpty();
        assertThat(people.viewers).hasSize(1);

        people.away = false;
        now = now.plus(Duration.ofSeconds(3));
        assertThat(look("admin")).isPresent();
    }

    private Optional<Names> look(String viewer) {
        return names.names("lakeside", viewer, List.of("r1", "r2"), List.of("ana"));
    }

    private static final class CountingPeople implements NameSource {
        private final List<String> viewers = new ArrayList<>();
        private boolean away;

        @Override
        public Names names(
                String practiceId,
                String viewer,
                Collection<String> requestIds,
                Collection<String> therapistIds) {
            viewers.add(viewer);
            if (away) {
                throw new PeopleUnavailableException(new IllegalStateException());
            }
            return new Names(Map.of("r1", "Alex Doe"), Map.of());
        }
    }
}
