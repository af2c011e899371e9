// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.people.Seats;
import org.firstsession.intake.receipt.AcceptedKeys;
import org.firstsession.intake.receipt.AcceptedKeys.Accepted;
import org.firstsession.intake.receipt.Outcome;
import org.firstsession.intake.receipt.Outcomes;
import org.firstsession.intake.receipt.Receipts;
import org.firstsession.intake.view.CaseFold;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.RequestCase.ClosedBecause;
import org.firstsession.intake.view.RequestCase.State;
import org.firstsession.intake.view.Session;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Channel;
import org.firstsession.types.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a client's action out: a receipt, its way through the engine, and the wait for the
 * outcome.
 */
@Component
class Actions {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final ClientViews views;
    private final Seats seats;
    private final Receipts receipts;
    private final AcceptedKeys keys;
    private final Outcomes outcomes;
    private final Desk desk;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Actions(
            ClientViews views,
            Seats seats,
            Receipts receipts,
            AcceptedKeys keys,
            Outcomes outcomes,
            Desk desk,
            TransactionTemplate transaction,
            Clock clock) {
        this.views = views;
        this.seats = seats;
        this.receipts = receipts;
        this.keys = keys;
        this.outcomes = outcomes;
        this.desk = desk;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a client asks for.
     *
     * @param key the idempotency key, if one was sent
     */
    record Asked(Action action, Details details, Channel channel, @Nullable UUID key) {}

    /**
     * The answer.
     *
     * @param decided false when it takes longer than a client waits
     */
    record Answer(boolean decided, ClientView view) {}

    /**
     * Carries the action out and waits as long as a client does.
     *
     * @throws ProblemException with a 409 type when it was refused
     */
    Answer perform(Access access, Asked asked) {
        return perform(access, asked, LONGEST_WAIT);
    }

    /** The same with a patience of its own. */
    Answer perform(Access access, Asked asked, Duration patience) {
        var repeated = repeated(access, asked);
        if (repeated.isPresent()) {
            return await(access, asked, repeated.get().commandId(), patience);
        }
        var stands = views.stands(access);
        if (isDoneAlready(access, stands, asked)) {
            return new Answer(true, views.of(access, stands));
        }
        var commandId = accept(access, asked, stands);
        return await(access, asked, commandId, patience);
    }

    private Optional<Accepted> repeated(Access access, Asked asked) {
        var key = asked.key();
        return key == null
                ? Optional.empty()
                : keys.find(access.practiceId(), key, content(access, asked));
    }

    private UUID accept(Access access, Asked asked, RequestCase stands) {
        var now = Instant.now(clock).truncatedTo(ChronoUnit.MILLIS);
        var commandId = UuidV7.at(now);
        var command = command(new Commands(access, commandId, now, asked.channel()), asked, stands);
        boolean stored =
                Objects.requireNonNull(
                        transaction.execute(
                                status -> store(access, asked, commandId, now, command)));
        return stored ? commandId : repeated(access, asked).orElseThrow().commandId();
    }

    private boolean store(
            Access access, Asked asked, UUID commandId, Instant now, SpecificRecord command) {
        var key = asked.key();
        if (key != null) {
            var accepted = new Accepted(access.requestId(), commandId, access.linkId());
            if (!keys.take(access.practiceId(), key, content(access, asked), accepted)) {
                return false;
            }
        }
        if (asked.details() instanceof Details.Seat seat) {
            seats.keep(access.requestId(), access.personId(), seat.whereabouts());
        }
        if (asked.details() instanceof Details.Wanted wanted
                && wanted.choice() == Choice.CONTINUE) {
            desk.put(
                    access.practiceId(),
                    access.requestId(),
                    access.personId(),
                    Matter.GOES_ON,
                    null);
        }
        receipts.add(commandId, access.practiceId(), access.requestId(), now, command);
        return true;
    }

    private Answer await(Access access, Asked asked, UUID commandId, Duration patience) {
        var outcome = outcomes.await(commandId, patience);
        var stands = views.stands(access);
        if (outcome.orElse(null) instanceof Outcome.Refused refused
                && !isDoneAlready(access, stands, asked)) {
            throw new ProblemException(problem(refused.reason()));
        }
        return new Answer(outcome.isPresent(), views.of(access, stands));
    }

    /** Asking again for what is so already is no error. */
    private static boolean isDoneAlready(Access access, RequestCase stands, Asked asked) {
        var session = stands.lastSession();
        return switch (asked.action()) {
            case ACCEPT ->
                    asked.details() instanceof Details.Option option
                            && (isBooked(stands, option.optionId())
                                    || hasAgreed(access, stands, option.optionId()));
            case CANCEL -> session.filter(Session::isCancelled).isPresent();
            case WITHDRAW -> stands.closedBecause() == ClosedBecause.WITHDRAWN;
            case CONTINUE_ALONE -> goesOnAlone(access, stands);
            case OUTCOME ->
                    asked.details() instanceof Details.Went went
                            && session.map(it -> it.side(personId(access)).outcome())
                                    .equals(CaseFold.outcomeOf(went.outcome()));
            case CHOICE ->
                    asked.details() instanceof Details.Wanted wanted
                            && session.map(it -> it.side(personId(access)).next())
                                    .equals(Optional.of(CaseFold.nextOf(wanted.choice())));
            case DECLINE, EXTEND, OPTIONS, RESCHEDULE, WHEREABOUTS -> false;
        };
    }

    private static boolean isBooked(RequestCase stands, String optionId) {
        return stands.offer() == null
                && stands.standingSession()
                        .filter(session -> session.optionId().equals(optionId))
                        .isPresent();
    }

    private static boolean hasAgreed(Access access, RequestCase stands, String optionId) {
        var offer = stands.offer();
        return offer != null && offer.has(optionId) && offer.consents().contains(personId(access));
    }

    private static boolean goesOnAlone(Access access, RequestCase stands) {
        var couple = stands.couple();
        return couple != null && personId(access).equals(couple.aloneId());
    }

    private static String personId(Access access) {
        return access.personId().toString();
    }

    /** The command; a problem when the log already says that it can't be given. */
    private static SpecificRecord command(Commands commands, Asked asked, RequestCase stands) {
        return switch (asked.action()) {
            case ACCEPT -> accept(commands, asked, stands);
            case DECLINE -> commands.decline(openOffer(stands));
            case EXTEND -> commands.extend(openOffer(stands));
            case OPTIONS -> commands.otherOptions();
            case CONTINUE_ALONE -> commands.continueAlone();
            case WITHDRAW -> commands.withdraw();
            case CANCEL -> commands.cancel(booked(stands));
            case RESCHEDULE, WHEREABOUTS, OUTCOME, CHOICE ->
                    aboutSession(commands, asked.details(), stands);
        };
    }

    private static SpecificRecord accept(Commands commands, Asked asked, RequestCase stands) {
        if (!(asked.details() instanceof Details.Option option)) {
            throw new IllegalArgumentException("an option is needed to accept");
        }
        var offer = stands.offer();
        if (offer == null || !offer.has(option.optionId())) {
            throw new ProblemException(withoutOption(stands, option.optionId()));
        }
        return commands.accept(offer.offerId(), option.optionId());
    }

    private static SpecificRecord aboutSession(
            Commands commands, Details details, RequestCase stands) {
        return switch (details) {
            case Details.Times times -> commands.reschedule(booked(stands), times);
            case Details.Seat seat -> commands.confirmWhereabouts(booked(stands), seat.state());
            case Details.Went went -> commands.recordOutcome(last(stands), went.outcome());
            case Details.Wanted wanted -> commands.choose(last(stands), wanted.choice());
            case Details.Nothing nothing -> throw new IllegalArgumentException("says too little");
            case Details.Option option -> throw new IllegalArgumentException("is about an offer");
        };
    }

    private static String booked(RequestCase stands) {
        return sessionId(stands.standingSession());
    }

    private static String last(RequestCase stands) {
        return sessionId(stands.lastSession().filter(session -> !session.isCancelled()));
    }

    private static String sessionId(Optional<Session> session) {
        return session.map(Session::sessionId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_CONFIRMED));
    }

    private static String openOffer(RequestCase stands) {
        var offer = stands.offer();
        if (offer == null) {
            throw new ProblemException(withoutOffer(stands));
        }
        return offer.offerId();
    }

    private static ProblemType withoutOption(RequestCase stands, String optionId) {
        if (stands.state() == State.CONFIRMED || stands.state() == State.CLOSED) {
            return withoutOffer(stands);
        }
        return stands.pastOptionIds().contains(optionId)
                ? ProblemType.OFFER_EXPIRED
                : ProblemType.OPTION_TAKEN;
    }

    private static ProblemType withoutOffer(RequestCase stands) {
        return switch (stands.state()) {
            case CONFIRMED -> ProblemType.ALREADY_CONFIRMED;
            case CLOSED -> ProblemType.REQUEST_CLOSED;
            case RECEIVED, WAITING, WAITLISTED, OFFERED, AWAITING_PARTNER ->
                    ProblemType.OFFER_EXPIRED;
        };
    }

    private static ProblemType problem(RefusalReason reason) {
        return switch (reason) {
            case OFFER_EXPIRED -> ProblemType.OFFER_EXPIRED;
            case OPTION_TAKEN, UNKNOWN_OPTION -> ProblemType.OPTION_TAKEN;
            case ALREADY_CONFIRMED -> ProblemType.ALREADY_CONFIRMED;
            case REQUEST_CLOSED, TOO_OLD -> ProblemType.REQUEST_CLOSED;
            case NO_MORE_EXTENSIONS -> ProblemType.NO_MORE_EXTENSIONS;
            case NOTHING_ELSE_FEASIBLE -> ProblemType.NOTHING_ELSE_FREE;
            case NOT_CONFIRMED -> ProblemType.NOT_CONFIRMED;
            case SESSION_STARTED -> ProblemType.SESSION_STARTED;
            case SESSION_NOT_OVER -> ProblemType.SESSION_NOT_OVER;
            case OUTCOME_SETTLED -> ProblemType.OUTCOME_SETTLED;
            // What keeps a request back is nobody's business but the practice's.
            case WAITS_FOR_PERSON, SAFETY_HOLD -> ProblemType.WAITS_FOR_PERSON;
            case INVITATION_CLOSED -> ProblemType.INVITATION_CLOSED;
            case UNKNOWN,
                    TIMESTAMP_MISMATCH,
                    UNKNOWN_PRACTICE,
                    PRACTICE_ALREADY_OPEN,
                    INVALID,
                    OUTDATED_PROFILE,
                    UNKNOWN_THERAPIST,
                    UNKNOWN_REQUEST,
                    NOT_THEIRS,
                    REQUEST_EXISTS,
                    PARTY_NOT_SUPPORTED,
                    NOT_ALLOWED,
                    CASE_CHANGED,
                    NOT_A_COUPLE,
                    CONSENT_MISSING,
                    NOT_LICENSED,
                    WOULD_OVERLAP,
                    NOT_ASKED,
                    NO_TASK,
                    NO_HOLD,
                    NOT_LINKED,
                    ONE_COUPLE ->
                    ProblemType.REFUSED;
        };
    }

    private static String content(Access access, Asked asked) {
        return access.requestId() + " " + asked.action() + " " + contentOf(asked.details());
    }

    /** Details in words that are equal for equal ones; where somebody sits is redacted in them. */
    private static String contentOf(Details details) {
        return details instanceof Details.Seat seat
                ? seat.state()
                        + "\n"
                        + seat.whereabouts().address()
                        + "\n"
                        + seat.whereabouts().emergencyContact()
                : details.toString();
    }
}
