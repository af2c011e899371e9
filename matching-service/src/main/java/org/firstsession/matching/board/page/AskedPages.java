// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstsession.matching.board.people.DeskItem;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentDesk;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.Questions;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Puts into words what a therapist is told and asked. */
@Component
@Profile("board")
class AskedPages {

    private final QueuePages practices;
    private final Questions questions;
    private final RecentDesk recentDesk;
    private final DeskPanels desks;
    private final RecentNames recentNames;
    private final InstantSource time;

    AskedPages(
            QueuePages practices,
            Questions questions,
            RecentDesk recentDesk,
            DeskPanels desks,
            RecentNames recentNames,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.practices = practices;
        this.questions = questions;
        this.recentDesk = recentDesk;
        this.desks = desks;
        this.recentNames = recentNames;
        this.time = boardTime;
    }

    /**
     * The page of a practice, or of the first one of the viewer's.
     *
     * @param seen what the viewer sees already; the page is left out when it is still the same
     */
    Optional<AskedPage> page(Staff viewer, @Nullable String practiceId, String seen) {
        return practices.practices(viewer).stream()
                .filter(practice -> practiceId == null || practice.id().equals(practiceId))
                .findFirst()
                .flatMap(practice -> page(practice, viewer, seen));
    }

    private Optional<AskedPage> page(Practice practice, Staff viewer, String seen) {
        var therapist = Objects.requireNonNullElse(viewer.therapistId(), "");
        var asked = questions.to(practice.id(), therapist);
        var left = desks.sorted(practice.id(), recentDesk.of(practice.id()), viewer, item -> true);
        var current =
                Integer.toUnsignedString(Objects.hash(asked, left.items(), left.desk().known()));
        if (current.equals(seen)) {
            return Optional.empty();
        }
        var names = names(practice, viewer, asked, left);
        var known = names.orElse(Names.NONE);
        var times = new LocalTimes(practice.timeZone(), time.instant());
        return Optional.of(
                new AskedPage(
                        practice,
                        asked.stream().map(question -> words(question, known, times)).toList(),
                        desks.panel(left, known, times),
                        names.isPresent(),
                        times.zoneName(),
                        names.isPresent() ? current : ""));
    }

    private Optional<Names> names(
            Practice practice,
            Staff viewer,
            List<Questions.Question> asked,
            DeskPanels.Sorted left) {
        return recentNames.names(
                practice.id(),
                viewer.username(),
                Stream.concat(
                                asked.stream().map(Questions.Question::requestId),
                                left.items().stream()
                                        .map(DeskItem::requestId)
                                        .flatMap(Stream::ofNullable))
                        .distinct()
                        .toList(),
                left.therapistIds().distinct().toList());
    }

    private static AskedPage.Question words(
            Questions.Question question, Names names, LocalTimes times) {
        var format = Words.of("format", question.format());
        return new AskedPage.Question(
                question.requestId(),
                names.requests().get(question.requestId()),
                Words.of("party", question.party()),
                Words.list(question.concerns()),
                times.minute(question.startsAt()),
                times.minute(question.endsAt()),
                question.office() == null ? format : format + ", " + question.office(),
                times.minute(question.answerBy()),
                times.isPast(question.answerBy()));
    }
}
