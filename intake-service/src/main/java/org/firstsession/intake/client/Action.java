// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firstsession.intake.view.RequestCase;

/** What a client can do about a request. The name in lower case is the name of its link. */
public enum Action {
    ACCEPT,
    DECLINE,
    EXTEND,
    OPTIONS,
    WITHDRAW,
    CANCEL;

    public String linkName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> named(String linkName) {
        return Arrays.stream(values())
                .filter(action -> action.linkName().equals(linkName))
                .findFirst();
    }

    /** Those that apply now. The engine still has the last word. */
    static Set<Action> thatApply(RequestCase stands, int mostExtensions, Instant now) {
        return switch (stands.state()) {
            case RECEIVED, WAITLISTED -> EnumSet.of(WITHDRAW);
            case WAITING ->
                    stands.asksAgain() ? EnumSet.of(OPTIONS, WITHDRAW) : EnumSet.of(WITHDRAW);
            case OFFERED -> {
                var actions = EnumSet.of(ACCEPT, DECLINE, EXTEND, OPTIONS, WITHDRAW);
                var offer = stands.offer();
                if (offer != null && offer.extensions() >= mostExtensions) {
                    actions.remove(EXTEND);
                }
                yield actions;
            }
            case CONFIRMED ->
                    stands.standingSession()
                                    .filter(session -> session.hour().startsAt().isAfter(now))
                                    .isPresent()
                            ? EnumSet.of(CANCEL)
                            : EnumSet.noneOf(Action.class);
            case CLOSED -> EnumSet.noneOf(Action.class);
        };
    }
}
