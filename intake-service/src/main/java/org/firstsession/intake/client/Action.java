// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firstsession.intake.view.RequestCase;

/** What a client can do about a request. The name in camel case is the name of its link. */
public enum Action {
    ACCEPT,
    DECLINE,
    EXTEND,
    OPTIONS,
    CONTINUE_ALONE,
    WITHDRAW,
    CANCEL;

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

    /**
     * Those that apply now. The engine still has the last word.
     *
     * @param stands the request as the person sees it
     */
    static Set<Action> thatApply(
            RequestCase stands, String personId, int mostExtensions, Instant now) {
        var actions = ofState(stands, mostExtensions, now);
        if (stands.mayContinueAlone(personId)) {
            actions.add(CONTINUE_ALONE);
        }
        return actions;
    }

    private static EnumSet<Action> ofState(RequestCase stands, int mostExtensions, Instant now) {
        return switch (stands.state()) {
            case RECEIVED, WAITLISTED, AWAITING_PARTNER -> EnumSet.of(WITHDRAW);
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
