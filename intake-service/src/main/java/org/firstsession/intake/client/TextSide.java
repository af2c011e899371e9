// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.client.Actions.Asked;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Channel;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A client's request for somebody who writes texts: where it stands, and what can be done. */
@Component
public class TextSide {

    private final ClientViews views;
    private final Actions actions;
    private final Clock clock;

    TextSide(ClientViews views, Actions actions, Clock clock) {
        this.views = views;
        this.actions = actions;
        this.clock = clock;
    }

    /** One of the hours to choose from. */
    public record Choice(String optionId, Instant startsAt) {}

    /**
     * Where a request stands.
     *
     * @param ofTwo whether two people come together
     * @param open whether anything can still become of it
     * @param choices the hours of the open offer, in its order; empty without one
     * @param bookedAt the start of the confirmed session if it lies ahead; null for none
     */
    public record Standing(
            boolean ofTwo, boolean open, List<Choice> choices, @Nullable Instant bookedAt) {
        public Standing {
            choices = List.copyOf(choices);
        }
    }

    /** What a text can do about a request. */
    public sealed interface Step {

        /** Takes an option. */
        record Choose(String optionId) implements Step {}

        /** Asks for other hours. */
        record OtherHours() implements Step {}

        /** Wants the session at another time. */
        record Move(List<WeeklyWindow> times) implements Step {
            public Move {
                times = List.copyOf(times);
            }
        }

        /** Gives the session up. */
        record Drop() implements Step {}
    }

    /** What became of a step. */
    public enum Result {
        DONE,
        /** The chosen hour is kept, and its therapist is asked before it is booked. */
        THERAPIST_ASKED,
        /** It takes longer than somebody waits. */
        PENDING,
        /** The hour isn't free any more. */
        GONE,
        NOTHING_ELSE,
        NOT_POSSIBLE
    }

    public Standing standing(Access access) {
        var stands = views.stands(access);
        var offer = stands.offer();
        return new Standing(
                stands.couple() != null,
                stands.state() != RequestCase.State.CLOSED,
                offer == null
                        ? List.of()
                        : offer.options().stream()
                                .map(option ->
                                        new Choice(option.optionId(), option.hour().startsAt()))
                                .toList(),
                stands.standingSession()
                        .map(session -> session.hour().startsAt())
                        .filter(startsAt -> startsAt.isAfter(Instant.now(clock)))
                        .orElse(null));
    }

    /** The link to hand to an invited partner; null when there is none. */
    public @Nullable String invitation(Access access) {
        return views.firstLinks(access).get("invite");
    }

    /**
     * Carries a step out and waits a little for what comes of it.
     *
     * @param key makes a second try of the same step safe
     */
    public Result perform(Access access, Step step, UUID key) {
        return perform(access, step, key, Actions.LONGEST_WAIT);
    }

    /** Looks what has come of a step by now, which is carried out if it hasn't been. */
    public Result look(Access access, Step step, UUID key) {
        return perform(access, step, key, Duration.ZERO);
    }

    private Result perform(Access access, Step step, UUID key, Duration patience) {
        try {
            if (!actions.perform(access, asked(step, key), patience).decided()) {
                return Result.PENDING;
            }
            return step instanceof Step.Choose choose && !isBooked(access, choose)
                    ? Result.THERAPIST_ASKED
                    : Result.DONE;
        } catch (ProblemException e) {
            if (e.type() == ProblemType.UNAVAILABLE) {
                throw e;
            }
            return switch (e.type()) {
                case OFFER_EXPIRED, OPTION_TAKEN -> Result.GONE;
                case NOTHING_ELSE_FREE -> Result.NOTHING_ELSE;
                default -> Result.NOT_POSSIBLE;
            };
        }
    }

    private boolean isBooked(Access access, Step.Choose choose) {
        return views.stands(access)
                .standingSession()
                .filter(session -> session.optionId().equals(choose.optionId()))
                .isPresent();
    }

    private static Asked asked(Step step, UUID key) {
        return switch (step) {
            case Step.Choose choose ->
                    asked(Action.ACCEPT, new Details.Option(choose.optionId()), key);
            case Step.OtherHours other -> asked(Action.OPTIONS, new Details.Nothing(), key);
            case Step.Move move ->
                    asked(Action.RESCHEDULE, new Details.Times(move.times(), false), key);
            case Step.Drop drop -> asked(Action.CANCEL, new Details.Nothing(), key);
        };
    }

    private static Asked asked(Action action, Details details, UUID key) {
        return new Asked(action, details, Channel.TEXT_MESSAGE, key);
    }
}
