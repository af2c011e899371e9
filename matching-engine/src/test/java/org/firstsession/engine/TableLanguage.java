// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TaskNext;
import org.firstsession.engine.types.TherapistAnswer;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistReason;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into commands and events into words. A table begins on a Sunday at noon; {@code
 * mon-10:00} is the Monday after it, {@code mon-10:00+1w} the one a week later.
 */
final class TableLanguage {

    private static final Pattern AMOUNT = Pattern.compile("(\\d+)(ms|d|h|m|s)");
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Map<String, RequestId> requests = new LinkedHashMap<>();
    private final Map<String, Integer> rounds = new LinkedHashMap<>();
    private ZoneId zone = ZoneId.of("America/Los_Angeles");
    private LocalDateTime start = LocalDateTime.parse("2026-09-06T12:00");
    private Instant clock = start.atZone(zone).toInstant();
    private Policy policy = SamplePractice.POLICY;
    private int commands;

    TableLanguage() {}

    /** The same words with the same meanings, for a table that goes on by itself. */
    TableLanguage(TableLanguage other) {
        requests.putAll(other.requests);
        rounds.putAll(other.rounds);
        zone = other.zone;
        start = other.start;
        clock = other.clock;
        policy = other.policy;
        commands = other.commands;
    }

    void startAt(String localTime, String zoneId) {
        zone = ZoneId.of(zoneId);
        start = LocalDateTime.parse(localTime);
        clock = start.atZone(zone).toInstant();
    }

    void wait(String amount) {
        clock = clock.plus(duration(amount));
    }

    Command command(TableRow row) {
        var at = clock;
        var loggedAt = clock;
        if (row.verb().equals("late")) {
            at = clock.minus(duration(row.word(1)));
            loggedAt = at;
            row = row.rest().rest();
        }
        if (row.verb().equals("misdated")) {
            at = at.plus(duration(row.word(1)));
            row = row.rest().rest();
        }
        var by = row.option("by", usualGiver(row.verb()));
        var role = ActorRole.valueOf(by.toUpperCase(Locale.ROOT));
        var channel = Channel.valueOf(row.option("over", "web").toUpperCase(Locale.ROOT));
        var meta =
                new CommandMeta(
                        new CommandId("c" + ++commands),
                        CommandTable.PRACTICE,
                        at,
                        loggedAt,
                        new Actor(role, row.option("as")),
                        channel);
        var command = command(row, meta);
        row.checkAllUsed();
        return command;
    }

    /** Who mostly gives a command. */
    private static String usualGiver(String verb) {
        return switch (verb) {
            case "open",
                    "policy",
                    "therapist",
                    "delist",
                    "off",
                    "closed",
                    "rooms",
                    "busy",
                    "tick" ->
                    "system";
            case "went", "therapist-says" -> "therapist";
            default -> "client";
        };
    }

    private Command command(TableRow row, CommandMeta meta) {
        return switch (row.verb()) {
            case "open" ->
                    new Command.OpenPractice(
                            meta, "Lakeside", zone, SamplePractice.offices(row), policy);
            case "policy" -> {
                var seen = seenPolicy(row);
                policy = SamplePractice.changed(policy, row);
                yield new Command.SetPolicy(meta, policy, seen);
            }
            case "therapist" ->
                    new Command.ListTherapist(meta, SamplePractice.therapist(row, zone));
            case "delist" -> new Command.DelistTherapist(meta, new TherapistId(row.word(1)));
            case "off" ->
                    new Command.SetTimeOff(
                            meta, new TherapistId(row.word(1)), intervals(row.word(2)));
            case "tick" -> new Command.AdvanceTime(meta);
            case "request" ->
                    new Command.RequestTrial(
                            meta,
                            request(row),
                            SamplePractice.needs(row, people(row)),
                            safety(row));
            case "accept" -> {
                var offer = offer(row);
                var option = new OptionId(offer + "-" + row.word(2));
                yield new Command.AcceptOffer(meta, request(row), person(row), offer, option);
            }
            case "decline" -> new Command.DeclineOffer(meta, request(row), person(row), offer(row));
            case "extend" -> new Command.ExtendHold(meta, request(row), person(row), offer(row));
            case "others" -> new Command.RequestOtherOptions(meta, request(row), person(row));
            case "withdraw" -> new Command.WithdrawRequest(meta, request(row), person(row));
            case "cancel" ->
                    new Command.CancelTrial(
                            meta,
                            request(row),
                            meta.actor().role() == ActorRole.CLIENT ? person(row) : null,
                            session(row),
                            version(row));
            case "closed" ->
                    new Command.SetClosure(
                            meta,
                            row.word(1).equals("all") ? null : new OfficeId(row.word(1)),
                            intervals(row.word(2)));
            case "rooms" ->
                    new Command.SetRooms(
                            meta,
                            new OfficeId(row.word(1)),
                            SamplePractice.rooms(row.word(2)),
                            seenRooms(row));
            case "busy" ->
                    new Command.ReportBusyTimes(
                            meta, new TherapistId(row.word(1)), intervals(row.word(2)));
            case "join" ->
                    new Command.JoinRequest(
                            meta,
                            request(row),
                            SamplePractice.participant(row, partner(row), zone),
                            SamplePractice.wishes(row),
                            safety(row));
            case "uninvite" -> new Command.DeclineInvitation(meta, request(row));
            case "alone" -> new Command.ContinueAlone(meta, request(row), person(row));
            case "move" ->
                    new Command.RescheduleTrial(
                            meta,
                            request(row),
                            meta.actor().role() == ActorRole.CLIENT ? person(row) : null,
                            session(row),
                            row.list("times", "none").stream().map(SamplePractice::window).toList(),
                            row.option("other", "no").equals("yes"),
                            version(row));
            case "therapist-says" ->
                    new Command.AnswerByTherapist(
                            meta,
                            request(row),
                            new TherapistId(row.word(2)),
                            row.option("about", "asked").equals("asked") ? null : session(row),
                            TherapistAnswer.valueOf(row.word(3).toUpperCase(Locale.ROOT)),
                            symbol(TherapistReason.class, row.option("reason")));
            case "sits" ->
                    new Command.ConfirmWhereabouts(
                            meta, request(row), person(row), session(row), row.word(2));
            case "worry" ->
                    new Command.RaiseSafetyConcern(
                            meta,
                            request(row),
                            meta.actor().role() == ActorRole.CLIENT ? person(row) : null,
                            SafetyScope.valueOf(row.word(2).toUpperCase(Locale.ROOT)));
            case "lift" ->
                    new Command.LiftSafetyHold(
                            meta, request(row), row.option("code", "spoken"), null, version(row));
            case "assign" ->
                    new Command.AssignTherapist(
                            meta,
                            request(row),
                            new TherapistId(row.word(2)),
                            interval(row.word(3) + "-23:59").startsAt(),
                            row.option("at") == null ? Format.VIRTUAL : Format.IN_PERSON,
                            row.option("at") == null
                                    ? null
                                    : new OfficeId(Objects.requireNonNull(row.option("at"))),
                            row.list("consent", "client-of-" + row.word(1)).stream()
                                    .map(PersonId::new)
                                    .toList(),
                            row.option("code", "by-phone"),
                            null,
                            version(row));
            case "end" ->
                    new Command.CloseRequest(
                            meta,
                            request(row),
                            row.option("code", "moved-away"),
                            null,
                            version(row));
            case "done" -> {
                var until = row.option("until");
                yield new Command.CompleteTask(
                        meta,
                        request(row),
                        TaskNext.valueOf(row.word(2).toUpperCase(Locale.ROOT)),
                        until == null ? null : interval(until + "-23:59").startsAt(),
                        row.option("code", "called"),
                        null,
                        version(row));
            }
            case "link" ->
                    new Command.LinkPeople(
                            meta,
                            new PersonId(row.word(1)),
                            new PersonId(row.word(2)),
                            row.option("code", "same"),
                            null);
            case "unlink" ->
                    new Command.UnlinkPeople(
                            meta,
                            new PersonId(row.word(1)),
                            new PersonId(row.word(2)),
                            row.option("code", "not"),
                            null);
            case "went" ->
                    new Command.RecordOutcome(
                            meta,
                            request(row),
                            session(row),
                            person(row),
                            row.word(2).equals("unknown")
                                    ? null
                                    : symbol(Outcome.class, row.word(2)));
            case "wants" ->
                    new Command.ContinueOrStop(
                            meta,
                            request(row),
                            session(row),
                            person(row),
                            Objects.requireNonNull(symbol(Choice.class, row.word(2))));
            default -> throw new IllegalArgumentException("no verb " + row.verb());
        };
    }

    /** A request's name stands for a UUID of version 7, made when the table first says it. */
    private RequestId request(TableRow row) {
        return requests.computeIfAbsent(
                row.word(1),
                name -> {
                    long most = clock.toEpochMilli() << 16 | 0x7000;
                    return new RequestId(
                            new UUID(most, Long.MIN_VALUE | requests.size()).toString());
                });
    }

    /** The one who asked, unless the row names somebody else; {@code partner} is the other one. */
    private static PersonId person(TableRow row) {
        var person = row.option("person", "client-of-" + row.word(1));
        return person.equals("partner") ? partner(row) : new PersonId(person);
    }

    /** Both of a couple together; of a couple by invitation the one who asks. */
    private List<Participant> people(TableRow row) {
        var asker = SamplePractice.participant(row, person(row), zone);
        return row.option("with") == null
                ? List.of(asker)
                : List.of(asker, SamplePractice.participant(row, partner(row), zone));
    }

    private static PersonId partner(TableRow row) {
        return new PersonId("partner-of-" + row.word(1));
    }

    private SessionId session(TableRow row) {
        return new SessionId(request(row) + "-" + row.option("session", "s1"));
    }

    private static @Nullable Long version(TableRow row) {
        var version = row.option("version");
        return version == null ? null : Long.valueOf(version);
    }

    /** The policy of the rows so far, or the one at the start. */
    private @Nullable Policy seenPolicy(TableRow row) {
        var seen = row.option("seen");
        return seen == null ? null : "first".equals(seen) ? SamplePractice.POLICY : policy;
    }

    private static @Nullable List<Room> seenRooms(TableRow row) {
        var seen = row.option("seen");
        return seen == null ? null : SamplePractice.rooms(seen);
    }

    private static @Nullable SafetyScope safety(TableRow row) {
        return symbol(SafetyScope.class, row.option("safety"));
    }

    private static <E extends Enum<E>> @Nullable E symbol(Class<E> type, @Nullable String word) {
        return word == null
                ? null
                : Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The request's latest offer, unless the row names another one. */
    private OfferId offer(TableRow row) {
        int round = row.option("offer", rounds.getOrDefault(row.word(1), 1));
        return new OfferId(request(row) + "-o" + round);
    }

    private List<Interval> intervals(String text) {
        if (text.equals("none")) {
            return List.of();
        }
        return List.of(interval(text));
    }

    private Interval interval(String text) {
        var window = SamplePractice.window(text);
        var monday = start.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var day = monday.plusDays(window.day().getValue() - 1L).atStartOfDay();
        return new Interval(
                day.plusMinutes(window.fromMinute()).atZone(zone).toInstant(),
                day.plusMinutes(window.toMinute()).atZone(zone).toInstant());
    }

    private static Duration duration(String amount) {
        return AMOUNT.matcher(amount)
                .results()
                .map(part -> {
                    long number = Long.parseLong(part.group(1));
                    return switch (part.group(2)) {
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "s" -> Duration.ofSeconds(number);
                        default -> Duration.ofMillis(number);
                    };
                })
                .reduce(Duration.ZERO, Duration::plus);
    }

    String words(List<Event> events) {
        return events.stream().map(this::words).collect(Collectors.joining(", "));
    }

    private String words(Event event) {
        var type = event.getClass().getSimpleName();
        var request = event.requestId();
        var about = request == null ? type : type + " " + name(request);
        return switch (event) {
            case Event.TherapistListed it -> type + " " + it.profile().therapistId();
            case Event.TherapistDelisted it -> type + " " + it.therapistId();
            case Event.TimeOffSet it -> type + " " + it.therapistId();
            case Event.TrialOffered it -> {
                rounds.put(name(it.requestId()), it.round());
                var occasion =
                        it.occasion() == OfferOccasion.FIRST
                                        || it.occasion() == OfferOccasion.OTHER_OPTIONS
                                ? ""
                                : " " + it.occasion();
                yield it.options().stream()
                        .map(option -> slot(option.slot()))
                        .collect(Collectors.joining(", ", about + occasion + " [", "]"));
            }
            case Event.HoldExtended it ->
                    about + " until " + time(it.expiresAt()) + " " + it.reason();
            case Event.TrialConfirmed it -> about + " " + slot(it.slot());
            case Event.TrialCancelled it ->
                    about + " by " + it.cancelledBy() + (it.late() ? " late" : " in time");
            case Event.SlotReleased it -> about + " " + slot(it.slot());
            case Event.RequestClosed it -> about + " " + it.reason();
            case Event.ClosureSet it -> type + (it.officeId() == null ? "" : " " + it.officeId());
            case Event.RoomsSet it -> type + " " + it.officeId();
            case Event.BusyTimesReported it -> type + " " + it.therapistId();
            case Event.PartnerInvited it -> about + " until " + time(it.expiresAt());
            case Event.PartnerJoined it -> about;
            case Event.InvitationDeclined it -> about;
            case Event.IndividualTrialSuggested it -> about + " " + it.personId();
            case Event.ContinuedAlone it -> about + " " + it.personId();
            case Event.PersonWithdrew it -> about + " " + it.personId();
            case Event.ConsentWithheld it -> about + " " + it.personId();
            case Event.OptionConsented it ->
                    about + " " + it.personId() + " until " + time(it.expiresAt());
            case Event.OfferWithdrawn it -> about + " " + it.reason();
            case Event.TherapistAsked it ->
                    about + " " + slot(it.slot()) + " until " + time(it.answerBy());
            case Event.TherapistDeclined it -> about + " " + it.therapistId() + " " + it.reason();
            case Event.RequestWaitlisted it -> about;
            case Event.TrialRescheduled it -> about + " to " + slot(it.slot());
            case Event.WhereaboutsConfirmed it -> about + " " + it.personId() + " " + it.state();
            case Event.SafetyHoldPlaced it -> about + " " + it.scope();
            case Event.SafetyHoldLifted it -> about;
            case Event.TherapistAssigned it -> about + " " + it.therapistId() + " " + it.warnings();
            case Event.TaskCompleted it -> about + " " + it.next();
            case Event.PeopleLinked it -> type;
            case Event.PeopleUnlinked it -> type;
            case Event.OutcomeRecorded it ->
                    about
                            + " "
                            + it.personId()
                            + " "
                            + (it.outcome() == null ? "taken back" : it.outcome());
            case Event.ChoiceRecorded it -> about + " " + it.personId() + " " + it.choice();
            case Event.HumanNeeded it -> about + " " + it.reason();
            case Event.CommandRefused it -> type + " " + it.reason();
            case Event.CommandUnreadable it -> type + " " + it.reason();
            case Event.DuplicateIgnored it -> type + " " + it.commandType();
            case Event.PracticeOpened it -> type;
            case Event.PolicySet it -> type;
            case Event.TimeAdvanced it -> type;
            case Event.TrialRequested it -> about;
            case Event.OfferDeclined it -> about;
            case Event.OfferExpired it -> about;
            case Event.CaseArchived it -> about;
        };
    }

    Event.TrialOffered lastOffer(String request, List<Event> events) {
        var offers =
                events.stream()
                        .filter(Event.TrialOffered.class::isInstance)
                        .map(Event.TrialOffered.class::cast)
                        .filter(offer -> name(offer.requestId()).equals(request))
                        .toList();
        return offers.getLast();
    }

    /** Of the request's latest offer or waitlisting. */
    Explanation lastExplanation(String request, List<Event> events) {
        return events.stream()
                .filter(event -> event.requestId() != null)
                .filter(event -> name(Objects.requireNonNull(event.requestId())).equals(request))
                .flatMap(event ->
                        switch (event) {
                            case Event.TrialOffered it -> Stream.of(it.explanation());
                            case Event.RequestWaitlisted it -> Stream.of(it.explanation());
                            default -> Stream.empty();
                        })
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    String why(Explanation explanation) {
        return explanation.considered()
                + " considered"
                + explanation.removed().stream()
                        .map(count -> ", %s %d".formatted(count.rule(), count.therapists()))
                        .collect(Collectors.joining());
    }

    String nearest(Explanation explanation) {
        return explanation.nearest().stream()
                .map(miss -> miss.therapistId() + " " + miss.rule())
                .collect(Collectors.joining(", "));
    }

    String instead(Explanation explanation) {
        return explanation.counterfactuals().stream()
                .map(one ->
                        one.moreTherapists()
                                + " more "
                                + one.relaxation()
                                + (one.day() == null ? "" : " " + one.day() + " " + one.part()))
                .collect(Collectors.joining(", "));
    }

    /** What a person has to look at, and by when. */
    String tasks(String request, Book book) {
        var tasks =
                book.caseOf(Objects.requireNonNull(requests.get(request))).orElseThrow().tasks();
        return tasks.isEmpty()
                ? "none"
                : tasks.stream()
                        .map(task -> task.reason() + " by " + time(task.dueAt()))
                        .collect(Collectors.joining(", "));
    }

    String points(Event.TrialOffered offer, int option) {
        return offer.options().get(option - 1).why().stream()
                .filter(one -> one.points() != 0)
                .map(one -> one.criterion() + " " + one.points())
                .collect(Collectors.joining(", "));
    }

    String time(Optional<Instant> instant) {
        return instant.map(this::time).orElse("never");
    }

    private String time(Instant instant) {
        var local = instant.atZone(zone);
        long weeks = ChronoUnit.DAYS.between(start.toLocalDate(), local.toLocalDate()) / 7;
        boolean second = !local.withEarlierOffsetAtOverlap().equals(local);
        return DAYS.get(local.getDayOfWeek().getValue() - 1)
                + "-"
                + local.toLocalTime()
                + (second ? "(2nd)" : "")
                + (weeks == 0 ? "" : "+" + weeks + "w");
    }

    private String slot(Slot slot) {
        return slot.therapistId()
                + " "
                + time(slot.startsAt())
                + (slot.officeId() == null ? "" : "@" + slot.officeId())
                + (slot.roomId() == null ? "" : "/" + slot.roomId());
    }

    private String name(RequestId requestId) {
        return requests.entrySet().stream()
                .filter(entry -> entry.getValue().equals(requestId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
