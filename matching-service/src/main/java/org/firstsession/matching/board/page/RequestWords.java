// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstsession.matching.board.action.ActionLog;
import org.firstsession.matching.board.people.Names;
import org.jspecify.annotations.Nullable;

/** Puts one request into words. */
final class RequestWords {

    private static final int MINUTES_A_DAY = 24 * 60;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private final RequestRow row;
    private final Names names;
    private final LocalTimes times;
    private final List<RequestPage.Offer> offers;
    private final List<RequestPage.Session> sessions;

    RequestWords(RequestRow row, Names names, LocalTimes times) {
        this.row = row;
        this.names = names;
        this.times = times;
        this.offers = row.offers().stream().map(this::offer).toList();
        this.sessions = row.sessions().stream().map(this::session).toList();
    }

    RequestPage page(
            boolean namesKnown,
            List<String> others,
            Set<String> can,
            DeskPanel desk,
            List<ActionLog.Done> deeds,
            @Nullable String standstill) {
        return new RequestPage(
                row.practice(),
                row.requestId(),
                QueuePages.shortId(row.requestId()),
                row.version(),
                names.requests().get(row.requestId()),
                namesKnown,
                row.state(),
                state(),
                row.heldBack() == null ? null : Words.of("safety", row.heldBack()),
                row.owner(),
                row.restricted(),
                others,
                can,
                desk,
                Words.of("channel", row.channel()),
                times.minute(row.receivedAt()),
                Words.of("party", row.party()),
                row.sitsIn(),
                Words.of("wish", row.format()),
                Words.list(row.concerns()),
                row.sides().stream().map(this::side).toList(),
                next(),
                offers,
                offers.stream()
                        .filter(offer -> "OPEN".equals(offer.statusCode()))
                        .findFirst()
                        .orElse(null),
                sessions,
                sessions.stream()
                        .filter(session -> !"CANCELLED".equals(session.statusCode()))
                        .reduce((first, last) -> last)
                        .orElse(null),
                row.waitlistings().stream().map(this::why).toList(),
                row.timeline().stream().map(entry -> entry(entry, deeds)).toList(),
                row.deliveries().stream().map(this::delivery).toList(),
                row.links().stream()
                        .map(link ->
                                new RequestPage.Link(
                                        link.personId(),
                                        link.otherPersonId(),
                                        link.otherRequestId()))
                        .toList(),
                deeds.stream().map(this::deed).toList(),
                times.local(times.tomorrow().plus(9, ChronoUnit.HOURS)),
                times.zoneName(),
                times.second(row.practice().toldAt()),
                standstill);
    }

    private String state() {
        var state = Words.of("state", row.state());
        if (row.closedBecause() == null) {
            return state;
        }
        var because = state + ": " + Words.of("close", row.closedBecause());
        return row.closeReason() == null
                ? because
                : because + ", " + Words.of("reason", row.closeReason());
    }

    private RequestPage.Side side(RequestRow.Side side) {
        return new RequestPage.Side(
                side.personId(),
                side.position() == 1 ? "Asked first" : "Partner",
                side.zip() == null ? side.state() : side.state() + " " + side.zip(),
                side.times().isEmpty()
                        ? "any time"
                        : side.times().stream()
                                        .map(RequestWords::window)
                                        .collect(Collectors.joining(", "))
                                + " ("
                                + side.timeZone()
                                + ")",
                side.languages().isEmpty() ? "any" : String.join(", ", side.languages()),
                side.plan() == null ? "pays themselves" : side.plan(),
                Words.of("age", side.age()),
                Words.of("wish", side.format()),
                Words.list(side.concerns()),
                side.therapistGender());
    }

    /** Such as "Mon 9:00 AM to 8:00 PM" for {@code MON 540 1200}. */
    private static String window(String code) {
        var parts = code.split(" ");
        var day =
                Stream.of(DayOfWeek.values())
                        .filter(each -> each.name().startsWith(parts[0]))
                        .map(each -> each.getDisplayName(TextStyle.SHORT, Locale.US))
                        .findFirst()
                        .orElse(parts[0]);
        return "%s %s to %s".formatted(day, clock(parts[1]), clock(parts[2]));
    }

    private static String clock(String minute) {
        long minutes = Long.parseLong(minute);
        return minutes == MINUTES_A_DAY
                ? "midnight"
                : CLOCK.format(LocalTime.MIDNIGHT.plusMinutes(minutes).atOffset(ZoneOffset.UTC));
    }

    private List<RequestPage.Action> next() {
        var actions = new ArrayList<RequestPage.Action>();
        for (var task : row.tasks()) {
            var next = new Next(Words.of("need", task.reason()), times.isPast(task.dueAt()), false);
            actions.add(action(next, task.dueAt(), task));
        }
        var due = row.dueAt();
        boolean tasksSayIt = "WAITING".equals(row.state()) && !row.tasks().isEmpty();
        if (due != null && !tasksSayIt) {
            actions.add(action(Next.of(row.state(), due, times), due, null));
        }
        return actions;
    }

    private RequestPage.Action action(Next next, Instant due, RequestRow.@Nullable Task task) {
        long urgent = task != null && "SAFETY".equals(task.reason()) ? task.seq() : 0;
        return new RequestPage.Action(
                next.words(),
                next.settled() ? null : times.until(due),
                times.minute(due),
                next.alarm(),
                urgent,
                task == null ? null : acknowledged(task));
    }

    private @Nullable String acknowledged(RequestRow.Task task) {
        var seenAt = task.acknowledgedAt();
        return seenAt == null
                ? null
                : "%s, %s".formatted(task.acknowledgedBy(), times.minute(seenAt).text());
    }

    private RequestPage.Offer offer(RequestRow.Offer offer) {
        var options =
                row.options().stream()
                        .filter(option -> option.offerId().equals(offer.offerId()))
                        .toList();
        int widest = Math.max(1, options.stream().mapToInt(RequestWords::width).max().orElse(1));
        return new RequestPage.Offer(
                offer.offerId(),
                offer.round(),
                offer.status(),
                Words.of("offer", offer.status()),
                Words.of("occasion", offer.occasion()),
                times.minute(offer.offeredAt()),
                times.minute(offer.expiresAt()),
                why(offer.why()),
                options.stream().map(option -> option(option, widest)).toList());
    }

    private RequestPage.Why why(RequestRow.Why why) {
        return new RequestPage.Why(
                times.minute(why.at()),
                why.considered(),
                IntStream.range(0, why.removedRules().size())
                        .mapToObj(i -> {
                            int count = why.removedCounts().get(i);
                            return new RequestPage.Removed(
                                    count,
                                    Words.of("rule", why.removedRules().get(i)),
                                    count * 100 / Math.max(1, why.considered()));
                        })
                        .toList(),
                IntStream.range(0, why.nearestTherapists().size())
                        .mapToObj(i ->
                                "%s: %s"
                                        .formatted(
                                                therapist(why.nearestTherapists().get(i)),
                                                Words.of("rule", why.nearestRules().get(i))))
                        .toList(),
                IntStream.range(0, why.moreBy().size())
                        .mapToObj(i -> more(why.moreBy().get(i), why.moreTherapists().get(i)))
                        .toList());
    }

    /** Such as "3 more therapists if video is fine". */
    private static String more(String code, int therapists) {
        var parts = code.split("\\.");
        var condition = Words.of("relaxation", parts[0]);
        if (parts.length == 3) {
            condition =
                    Words.of("day", parts[1]) + " " + Words.of("part", parts[2]) + " is possible";
        }
        return "%d more therapist%s if %s"
                .formatted(therapists, therapists == 1 ? "" : "s", condition);
    }

    private static int width(RequestRow.Option option) {
        return option.points().stream().mapToInt(Math::abs).sum();
    }

    private RequestPage.Option option(RequestRow.Option option, int widest) {
        var why = new ArrayList<RequestPage.Points>();
        int from = 0;
        for (int i = 0; i < option.criteria().size(); i++) {
            int points = option.points().get(i);
            int percent = Math.abs(points) * 100 / widest;
            why.add(
                    new RequestPage.Points(
                            Words.of("criterion", option.criteria().get(i)),
                            option.criteria().get(i).toLowerCase(Locale.ROOT),
                            points,
                            from,
                            percent));
            from += percent;
        }
        return new RequestPage.Option(
                option.optionId(),
                hour(option.hour()),
                option.points().stream().mapToInt(Integer::intValue).sum(),
                List.copyOf(why),
                option.taken());
    }

    private RequestPage.Session session(RequestRow.Session session) {
        var status =
                Stream.of(
                                Words.of("session", session.status()),
                                session.cancelledBy() == null
                                        ? ""
                                        : Words.of("role", session.cancelledBy()),
                                session.late() ? Words.of("late") : "")
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", "));
        return new RequestPage.Session(
                session.sessionId(),
                hour(session.hour()),
                session.status(),
                status,
                times.isPast(session.hour().startsAt()),
                session.outcomes().stream().map(this::outcome).toList());
    }

    private String outcome(String coded) {
        var parts = coded.split(" ");
        return who(parts[0]) + ": " + Words.of("outcome", parts[1]);
    }

    private String who(String personId) {
        return row.sides().stream()
                .filter(side -> side.personId().equals(personId))
                .map(side -> side.position() == 1 ? "Asked first" : "Partner")
                .findFirst()
                .orElse(QueuePages.shortId(personId));
    }

    private RequestPage.Hour hour(RequestRow.Hour hour) {
        var format = Words.of("format", hour.format());
        return new RequestPage.Hour(
                therapist(hour.therapistId()),
                times.minute(hour.startsAt()),
                times.minute(hour.endsAt()),
                hour.office() == null ? format : format + ", " + hour.office());
    }

    private String therapist(String id) {
        return names.therapists().getOrDefault(id, id);
    }

    private RequestPage.Entry entry(RequestRow.Entry entry, List<ActionLog.Done> deeds) {
        var words =
                Stream.concat(
                                Stream.of(Words.of("event", entry.eventType())),
                                entry.details().stream().map(Words::of))
                        .collect(Collectors.joining(": "));
        var by =
                deeds.stream()
                        .filter(deed -> entry.commandId().equals(deed.commandId()))
                        .map(ActionLog.Done::who)
                        .findFirst()
                        .orElse(null);
        return new RequestPage.Entry(entry.seq(), times.second(entry.recordedAt()), words, by);
    }

    private RequestPage.Delivery delivery(RequestRow.Delivery delivery) {
        var result = Words.of("delivery", delivery.result());
        if (delivery.reason() != null) {
            result += ": " + Words.of("undelivered", delivery.reason());
        }
        return new RequestPage.Delivery(
                times.minute(delivery.settledAt()),
                Words.of("message", delivery.kind()),
                Words.of("recipient", delivery.recipient()),
                Words.of("by", delivery.channel()),
                delivery.result(),
                delivery.repeated() ? result + " (perhaps twice)" : result);
    }

    private RequestPage.Deed deed(ActionLog.Done deed) {
        return new RequestPage.Deed(
                times.minute(deed.actedAt()),
                deed.who(),
                "%s: %s"
                        .formatted(
                                Words.of("action", deed.action()),
                                Words.of("reason", deed.reasonCode())),
                deed.noteId());
    }
}
