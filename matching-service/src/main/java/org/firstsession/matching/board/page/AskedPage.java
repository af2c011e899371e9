// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import java.util.stream.Stream;
import org.firstsession.matching.board.page.LocalTimes.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist is told and asked.
 *
 * @param questions hours that they are asked about, the most urgent first
 * @param desk who comes late to a session of theirs
 * @param seen names this state of the page
 */
record AskedPage(
        Practice practice,
        List<Question> questions,
        DeskPanel desk,
        boolean namesKnown,
        String zoneName,
        String seen) {

    /** Everybody of whom the page tells. */
    List<String> requestIds() {
        return Stream.concat(
                        questions.stream().map(Question::requestId), desk.requestIds().stream())
                .distinct()
                .toList();
    }

    /** An hour that they are asked about. */
    record Question(
            String requestId,
            @Nullable String who,
            String party,
            String concerns,
            Moment startsAt,
            Moment endsAt,
            String where,
            Moment answerBy,
            boolean alarm) {}
}
