// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.deadletter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firstsession.operations.log.Logs;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** The dead letters, and which of them were put on the log again. */
final class DeadLetters {

    /** Header of a command that was redriven: the id of its dead letter. */
    static final String REDRIVEN_FROM = "redrivenFrom";

    private final Logs logs;

    DeadLetters(Logs logs) {
        this.logs = logs;
    }

    /** All letters in the order in which they stood on the log, or those of one practice. */
    List<DeadLetter> all(@Nullable String practiceId) {
        var letters = new ArrayList<DeadLetter>();
        var ends = logs.ends(Topics.DEAD_LETTERS);
        for (int partition = 0; partition < ends.size(); partition++) {
            try (var cursor = logs.cursor(Topics.DEAD_LETTERS, partition, ends)) {
                while (cursor.peek() != null) {
                    var letter = DeadLetter.of(cursor.next());
                    if (practiceId == null || practiceId.equals(letter.practiceId())) {
                        letters.add(letter);
                    }
                }
            }
        }
        return letters;
    }

    Optional<DeadLetter> byId(String id) {
        return all(null).stream().filter(letter -> letter.id().equals(id)).findFirst();
    }

    /** Ids of the letters that were put on the log again: the log itself remembers. */
    Set<String> redriven() {
        var redriven = new HashSet<String>();
        var ends = logs.ends(Topics.PRACTICE_COMMANDS);
        for (int partition = 0; partition < ends.size(); partition++) {
            try (var cursor = logs.cursor(Topics.PRACTICE_COMMANDS, partition, ends)) {
                while (cursor.peek() != null) {
                    var from = CloudEventHeaders.text(cursor.next().headers(), REDRIVEN_FROM);
                    if (from != null) {
                        redriven.add(from);
                    }
                }
            }
        }
        return redriven;
    }
}
