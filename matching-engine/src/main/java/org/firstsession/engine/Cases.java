// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.firstsession.engine.book.Case;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.types.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Finds the case that a command names, or refuses the command. */
final class Cases {

    private Cases() {}

    static @Nullable Case of(Decision decision, Command.OfRequest command) {
        var found = decision.book().caseOf(command.requestId()).orElse(null);
        if (found == null) {
            decision.refuse(command, RefusalReason.UNKNOWN_REQUEST);
        }
        return found;
    }

    /** The same, when the person who gave the command is one of the request's. */
    static @Nullable Case ofClient(Decision decision, Command.OfClient command) {
        var found = of(decision, command);
        if (found != null && !found.needs().concerns(command.personId())) {
            decision.refuse(command, RefusalReason.NOT_THEIRS);
            return null;
        }
        return found;
    }
}
