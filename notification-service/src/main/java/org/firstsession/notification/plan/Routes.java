// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to somebody that their choice, their rules and their opt-outs leave, best first. */
public final class Routes {

    private static final List<String> ANY = List.of("email", "phone");

    private final List<Route> allowed;

    private Routes(List<Route> allowed) {
        this.allowed = allowed;
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
                    boolean allowed = wishes.leaveMessage() && !reachability.optedOutOfTexts();
                    if (reachability.phone() != null && allowed) {
                        routes.add(new Route.Text(reachability.phone(), wishes));
                    }
                }
                default -> {}
            }
        }
        return new Routes(List.copyOf(routes));
    }

    /** The one route of a message: an offer by text if that may be, all else the preferred way. */
    public Optional<Route> choose(Effect effect) {
        boolean textFirst =
                effect.kind() == MessageKind.OFFER || effect.channel() == Channel.TEXT_MESSAGE;
        return allowed.stream()
                .filter(route -> !textFirst || route.channel() == Channel.TEXT_MESSAGE)
                .findFirst()
                .or(() -> allowed.stream().findFirst());
    }
}
