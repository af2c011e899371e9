// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import java.util.List;
import java.util.stream.Collectors;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.limit.FormGuard;
import org.firstsession.intake.limit.RequestLimits;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forms that are left to a person of the practice instead of becoming a request at once: too many
 * came from one place, or a program may have filled them in. Nobody is refused for it; only when
 * the desk itself is full, somebody is asked to come back.
 */
@Component
class LeftForms {

    private static final int MOST_WAITING = 200;
    private static final List<String> TOLD = List.of("name", "email", "phone", "message");

    private final RequestLimits limits;
    private final FormGuard guard;
    private final Desk desk;

    LeftForms(RequestLimits limits, FormGuard guard, Desk desk) {
        this.limits = limits;
        this.guard = guard;
        this.desk = desk;
    }

    /** Counts the form, and says whether it is one for a person. */
    boolean isDue(String practiceId, TypedForm form, String address) {
        if (guard.suspects(form.one("shown"), form.one("website"))) {
            return true;
        }
        try {
            limits.admit(practiceId, address);
            return false;
        } catch (ProblemException e) {
            return e.type() == ProblemType.TOO_MANY_REQUESTS;
        }
    }

    /**
     * Leaves it to a person.
     *
     * @param request the form as the API would get it
     * @throws ProblemException {@code too-many-requests} when too much waits already
     */
    void leave(String practiceId, TypedForm form, ObjectNode request) {
        if (desk.count(practiceId, Matter.OVER_LIMIT) >= MOST_WAITING) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS);
        }
        desk.putForm(practiceId, told(form), request.toString());
    }

    private static String told(TypedForm form) {
        return TOLD.stream()
                .filter(name -> !form.one(name).isBlank())
                .map(name -> name + ": " + form.one(name).strip())
                .collect(Collectors.joining("\n"));
    }
}
