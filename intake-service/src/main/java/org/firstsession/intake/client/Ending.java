// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.firstsession.intake.client.Actions.Asked;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.Session;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Channel;
import org.springframework.stereotype.Component;

/** Ends what somebody has open, as they could do on their page, before they are erased. */
@Component
public class Ending {

    private final ClientViews views;
    private final Actions actions;
    private final Clock clock;

    Ending(ClientViews views, Actions actions, Clock clock) {
        this.views = views;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * Withdraws the request, or cancels the session to come.
     *
     * @return whether nothing of theirs is open any more; else it has to be tried again
     */
    public boolean end(Access whose) {
        var stands = views.stands(whose);
        if (isEnded(stands)) {
            return true;
        }
        var action = stands.standingSession().isPresent() ? Action.CANCEL : Action.WITHDRAW;
        try {
            var asked = new Asked(action, new Details.Nothing(), Channel.WEB, key(whose, action));
            return actions.perform(whose, asked).decided();
        } catch (ProblemException e) {
            return isEnding(e.type());
        }
    }

    /** A session that began is over or under way: there is nothing left to end. */
    private boolean isEnded(RequestCase stands) {
        return stands.state() == RequestCase.State.CLOSED
                || stands.standingSession()
                        .map(Session::hour)
                        .filter(hour -> !hour.startsAt().isAfter(Instant.now(clock)))
                        .isPresent();
    }

    /** Refusals that say that there is nothing to end; after others the request has moved on. */
    private static boolean isEnding(ProblemType type) {
        return type == ProblemType.REQUEST_CLOSED
                || type == ProblemType.SESSION_STARTED
                || type == ProblemType.REFUSED;
    }

    /** However often it is tried, the log gets one command. */
    private static UUID key(Access whose, Action action) {
        return UUID.nameUUIDFromBytes(("end " + action + " " + whose.personId()).getBytes(UTF_8));
    }
}
