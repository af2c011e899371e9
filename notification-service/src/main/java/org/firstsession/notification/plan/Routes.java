// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to somebody that their choice, their rules and their opt-outs leave, best first. */
public final class Routes {

    private static final List<String> ANY = List.of("email", "phone");

    private final List<Route> allowed;
    private final boolean optionalMails;

    private Routes(List<Route> allowed, boolean optionalMails) {
        this.allowed = allowed;
        this.optionalMails = optionalMails;
    }

    public static Routes of(Reachability reachability) {
        var routes = new ArrayList<Route>();
        var ways = reachability.contactBy().isEmpty() ? ANY : reachability.contactBy();
        var wishes = reachability.wishes();
        for (var way : ways) {
            switch (way) {
                case "email" -> {
                    if (reachability.email() != null) {
                        routes.add(new Route.Mail(reachability.email(), wishes));
                    }
                }
                case "phone", "sms" -> {
                    boolean allowed = wishes.leaveMessage() && !reachability.optOuts().texts();
                    if (reachability.phone() != null && allowed) {
                        routes.add(new Route.Text(reachability.phone(), wishes));
                    }
                }
                default -> {}
            }
        }
        return new Routes(List.copyOf(routes), !reachability.optOuts().optionalMails());
    }

    /** The best one; empty when there is none. */
    public Optional<Route> first() {
        return allowed.stream().findFirst();
    }

    /** The one route of a message: an offer by text if that may be, all else the preferred way. */
    public Optional<Route> choose(Effect effect) {
        boolean textFirst =
                effect.kind().subject() == Subject.OFFER
                        || effect.channel() == Channel.TEXT_MESSAGE;
        var open = allowed.stream().filter(route -> isOpen(route, effect.kind())).toList();
        return open.stream()
                .filter(route -> !textFirst || route.channel() == Channel.TEXT_MESSAGE)
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    private boolean isOpen(Route route, MessageKind kind) {
        return switch (route) {
            case Route.Mail mail -> optionalMails || !kind.isOptional();
            case Route.Text text -> true;
        };
    }
}
