// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import java.util.Optional;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.Staff;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads the head of a case. */
@Component
@Profile("board")
public class CaseHeads {

    private final RequestPages pages;
    private final RequestQueries queries;
    private final RecentNames recentNames;

    CaseHeads(RequestPages pages, RequestQueries queries, RecentNames recentNames) {
        this.pages = pages;
        this.queries = queries;
        this.recentNames = recentNames;
    }

    /** The head of a case that the viewer may open. */
    public Optional<CaseHead> of(Staff viewer, String practiceId, String requestId) {
        return pages.practiceOf(viewer, practiceId, requestId)
                .flatMap(practice -> queries.request(practice, requestId))
                .map(row -> head(viewer, row));
    }

    private CaseHead head(Staff viewer, RequestRow row) {
        var practice = row.practice();
        var names =
                recentNames
                        .names(
                                practice.id(),
                                viewer.username(),
                                List.of(row.requestId()),
                                List.of())
                        .orElse(Names.NONE);
        return new CaseHead(
                practice.id(),
                row.requestId(),
                QueuePages.shortId(row.requestId()),
                row.version(),
                names.requests().get(row.requestId()),
                row.party(),
                LocalTimes.zoneOf(practice.timeZone()),
                row.sides().stream()
                        .map(side ->
                                new CaseHead.Person(
                                        side.personId(),
                                        side.position() == 1 ? "Asked first" : "Partner",
                                        side.state(),
                                        side.timeZone(),
                                        side.times(),
                                        side.languages(),
                                        side.plan(),
                                        side.format(),
                                        side.concerns(),
                                        side.therapistGender()))
                        .toList());
    }
}
