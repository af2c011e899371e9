// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.Session;

/** What a client can do about a request. The name in camel case is the name of its link. */
public enum Action {
    ACCEPT,
    DECLINE,
    EXTEND,
    OPTIONS,
    CONTINUE_ALONE,
    WITHDRAW,
    RESCHEDULE,
    CANCEL,
    WHEREABOUTS,
    OUTCOME,
    CHOICE;

    private final String linkName = camelCase(name());

    public String linkName() {
        return linkName;
    }

    private static String camelCase(String name) {
        var words = name.toLowerCase(Locale.ROOT).split("_");
        var camel = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[i].substring(1));
        }
        return camel.toString();
    }

    public static Optional<Action> named(String linkName) {
        return Arrays.stream(values())
                .filter(action -> action.linkName().equals(linkName))
                .findFirst();
    }

    /** Whether it says too little without a body. */
    boolean needsBody() {
        return switch (this) {
            case ACCEPT, WHEREABOUTS, OUTCOME, CHOICE -> true;
            case DECLINE, EXTEND, OPTIONS, CONTINUE_ALONE, WITHDRAW, RESCHEDULE, CANCEL -> false;
        };
    }

    /**
     * Those that apply now. The engine still has the last word.
     *
     * @param stands the request as the person sees it
     */
    static Set<Action> thatApply(
            RequestCase stands, String personId, int mostExtensions, Instant now) {
        var actions =
                switch (stands.state()) {
                    case RECEIVED, WAITLISTED, AWAITING_PARTNER -> EnumSet.of(WITHDRAW);
                    case WAITING ->
                            stands.asksAgain()
                                    ? EnumSet.of(OPTIONS, WITHDRAW)
                                    : EnumSet.of(WITHDRAW);
                    case OFFERED -> EnumSet.of(ACCEPT, DECLINE, EXTEND, OPTIONS, WITHDRAW);
                    case CONFIRMED ->
                            stands.offer() == null
                                    ? EnumSet.noneOf(Action.class)
                                    : EnumSet.of(ACCEPT, DECLINE, EXTEND);
                    case CLOSED -> EnumSet.noneOf(Action.class);
                };
        var offer = stands.offer();
        if (offer != null && offer.extensions() >= mostExtensions) {
            actions.remove(EXTEND);
        }
        if (stands.mayContinueAlone(personId)) {
            actions.add(CONTINUE_ALONE);
        }
        if (stands.state() != RequestCase.State.CLOSED) {
            stands.lastSession().ifPresent(session -> addOf(session, personId, now, actions));
        }
        if (offer != null) {
            // One move at a time.
            actions.remove(RESCHEDULE);
        }
        return actions;
    }

    private static void addOf(Session session, String personId, Instant now, Set<Action> actions) {
        var side = session.side(personId);
        if (session.isBooked() && session.hour().startsAt().isAfter(now)) {
            actions.addAll(EnumSet.of(RESCHEDULE, CANCEL));
            if (session.hour().virtual()) {
                actions.add(WHEREABOUTS);
            }
        } else if (session.isBooked()
                || (!session.isCancelled() && side.outcome() != null && side.next() == null)) {
            actions.add(OUTCOME);
            if (side.outcome() == Session.Outcome.ATTENDED && session.isSettled()) {
                actions.add(CHOICE);
            }
        }
    }
}
