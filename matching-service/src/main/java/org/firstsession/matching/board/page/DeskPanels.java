// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.firstsession.matching.board.page.DeskQueries.Subject;
import org.firstsession.matching.board.people.DeskItem;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentDesk.Desk;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Puts the desk into words for whoever looks: coordinators see all of it, a therapist who comes
 * late to their own sessions.
 */
@Component
@Profile("board")
class DeskPanels {

    private final DeskQueries queries;

    DeskPanels(DeskQueries queries) {
        this.queries = queries;
    }

    /** The desk with what the board knows of its requests, before names are asked for. */
    record Sorted(
            Desk desk,
            List<DeskItem> items,
            Map<String, Subject> subjects,
            Map<String, String> staff,
            Staff viewer) {

        Subject subject(DeskItem item) {
            var request = item.requestId();
            return request == null
                    ? Subject.UNKNOWN
                    : subjects.getOrDefault(request, Subject.UNKNOWN);
        }

        boolean isClosed(DeskItem item) {
            var openTo = subject(item).openTo();
            return !openTo.isEmpty() && !openTo.contains(viewer.accountId());
        }

        /** The requests whose names may be shown. */
        Stream<String> requestIds() {
            return items.stream()
                    .filter(item -> !isClosed(item))
                    .flatMap(item -> Stream.ofNullable(item.requestId()));
        }

        /** The therapists whose names are shown. */
        Stream<String> therapistIds() {
            return items.stream()
                    .filter(DeskItem::isLate)
                    .flatMap(item -> Stream.ofNullable(subject(item).therapistId()));
        }

        /** What waits about requests, for the queue's order. */
        List<QueueQueries.AtDesk> aboutRequests(LocalTimes times) {
            return items.stream()
                    .filter(DeskItem::waits)
                    .flatMap(item ->
                            Stream.ofNullable(item.requestId())
                                    .map(request ->
                                            new QueueQueries.AtDesk(
                                                    request,
                                                    item.matter(),
                                                    item.dueAt(),
                                                    isUrgent(item, times))))
                    .toList();
        }
    }

    Sorted sorted(String practiceId, Desk desk, Staff viewer, Predicate<DeskItem> which) {
        var items = desk.items().stream().filter(which).toList();
        var requests = items.stream().map(DeskItem::requestId).flatMap(Stream::ofNullable).toList();
        var subjects = queries.subjects(practiceId, requests);
        var staff =
                queries.staff(
                        items.stream().map(DeskItem::doneBy).flatMap(Stream::ofNullable).toList());
        var sorted = new Sorted(desk, items, subjects, staff, viewer);
        return viewer.coordinates()
                ? sorted
                : new Sorted(
                        desk,
                        items.stream().filter(item -> isOwn(sorted, item)).toList(),
                        subjects,
                        staff,
                        viewer);
    }

    private static boolean isOwn(Sorted sorted, DeskItem item) {
        var therapist = sorted.viewer().therapistId();
        return item.isLate()
                && sorted.viewer().is(Role.THERAPIST)
                && therapist != null
                && therapist.equals(sorted.subject(item).therapistId())
                && !sorted.isClosed(item);
    }

    DeskPanel panel(Sorted sorted, Names names, LocalTimes times) {
        var waiting = sorted.items().stream().filter(DeskItem::waits).toList();
        return new DeskPanel(
                sorted.desk().known(),
                lines(sorted, names, times, item -> isUrgent(item, times)),
                lines(sorted, names, times, item -> !isUrgent(item, times)),
                new DeskPanel.Day(
                        due(waiting, Instant.EPOCH, times.now()),
                        due(waiting, times.now(), times.tomorrow()),
                        due(waiting, times.tomorrow(), times.dayAfter())));
    }

    private static long due(List<DeskItem> items, Instant from, Instant to) {
        return items.stream()
                .filter(item -> !item.dueAt().isBefore(from) && item.dueAt().isBefore(to))
                .count();
    }

    private static List<DeskPanel.Line> lines(
            Sorted sorted, Names names, LocalTimes times, Predicate<DeskItem> which) {
        return sorted.items().stream()
                .filter(which)
                .map(item -> line(item, sorted, names, times))
                .toList();
    }

    /**
     * Who comes late to a session of today; tomorrow it is something to look into, and no alarm.
     */
    private static boolean isUrgent(DeskItem item, LocalTimes times) {
        return item.isLate() && item.waits() && times.isToday(item.cameAt());
    }

    private static DeskPanel.Line line(
            DeskItem item, Sorted sorted, Names names, LocalTimes times) {
        var subject = sorted.subject(item);
        boolean closed = sorted.isClosed(item);
        var seenBy = item.doneBy();
        return new DeskPanel.Line(
                item.itemId(),
                what(item, subject, names, times),
                item.requestId(),
                closed ? null : who(item, subject, names),
                closed,
                times.minute(item.cameAt()),
                times.until(item.dueAt()),
                times.minute(item.dueAt()),
                item.waits() && times.isPast(item.dueAt()),
                item.isLate(),
                seenBy == null ? null : sorted.staff().getOrDefault(seenBy, seenBy),
                item.words(),
                item.form(),
                item.asksErasure());
    }

    /** Such as "Comes about 10 minutes late to the session with Ana Ruiz, Mon, Nov 23, 4:00 PM". */
    private static String what(DeskItem item, Subject subject, Names names, LocalTimes times) {
        var words = Words.of("desk", item.matter());
        if (!item.isLate()) {
            return words;
        }
        var late =
                item.minutes() == null
                        ? words
                        : "Comes about %d minutes late".formatted(item.minutes());
        var therapist = subject.therapistId();
        var startsAt = subject.startsAt();
        return therapist == null || startsAt == null
                ? late
                : "%s to the session with %s, %s"
                        .formatted(
                                late,
                                names.therapists().getOrDefault(therapist, therapist),
                                times.minute(startsAt).text());
    }

    /** The name of whoever asked; of two it is said which of them it is. */
    private static @Nullable String who(DeskItem item, Subject subject, Names names) {
        var request = item.requestId();
        var name = request == null ? null : names.requests().get(request);
        boolean first =
                item.personId() == null
                        || subject.personIds().isEmpty()
                        || subject.personIds().getFirst().equals(item.personId());
        return name == null || first ? name : name + "’s partner";
    }
}
