// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.firstsession.matching.board.action.ActionLog;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentDesk;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.Presence;
import org.firstsession.matching.board.staff.Questions;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Puts one request together: its rows, names, who else looks, and what can be done. */
@Component
@Profile("board")
class RequestPages {

    private final QueueQueries practices;
    private final RequestQueries queries;
    private final RecentNames recentNames;
    private final RecentDesk recentDesk;
    private final DeskPanels desks;
    private final Questions questions;
    private final ActionLog actions;
    private final Presence presence;
    private final BoardState board;
    private final InstantSource time;

    RequestPages(
            QueueQueries practices,
            RequestQueries queries,
            RecentNames recentNames,
            RecentDesk recentDesk,
            DeskPanels desks,
            Questions questions,
            ActionLog actions,
            Presence presence,
            BoardState board,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.practices = practices;
        this.queries = queries;
        this.recentNames = recentNames;
        this.recentDesk = recentDesk;
        this.desks = desks;
        this.questions = questions;
        this.actions = actions;
        this.presence = presence;
        this.board = board;
        this.time = boardTime;
    }

    /**
     * The practice in which a request is, among those that somebody works for.
     *
     * @param practiceId null to look in all of them
     */
    Optional<Practice> practiceOf(Staff viewer, @Nullable String practiceId, String requestId) {
        return practices.practices().stream()
                .filter(practice -> practiceId == null || practice.id().equals(practiceId))
                .filter(practice -> viewer.worksFor(practice.id()))
                .filter(practice -> queries.isThere(practice.id(), requestId))
                .findFirst();
    }

    /** The page of a request that the viewer may open. */
    Optional<RequestPage> page(Practice practice, String requestId, Staff viewer) {
        return queries.request(practice, requestId).map(row -> page(row, viewer));
    }

    private RequestPage page(RequestRow row, Staff viewer) {
        var practiceId = row.practice().id();
        var known =
                recentNames.names(
                        practiceId,
                        viewer.username(),
                        List.of(row.requestId()),
                        row.therapistIds());
        var now = time.instant();
        var times = new LocalTimes(row.practice().timeZone(), now);
        var names = known.orElse(Names.NONE);
        var words = new RequestWords(row, names, times);
        var left =
                desks.sorted(
                        practiceId,
                        recentDesk.of(practiceId),
                        viewer,
                        item -> item.isOf(row.requestId()));
        var deeds = actions.ofRequest(practiceId, row.requestId());
        return words.page(
                known.isPresent(),
                presence.others(viewer, practiceId, row.requestId(), now),
                Possible.of(row, questions.about(practiceId, row.requestId()).orElse(null), viewer),
                desks.panel(left, names, times),
                deeds,
                board.standstill());
    }
}
