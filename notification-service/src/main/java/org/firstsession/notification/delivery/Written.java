// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import org.firstsession.notification.channel.Letter;
import org.firstsession.notification.plan.Channel;
import org.firstsession.notification.plan.Route;

/** What came of asking how a recipient may be reached. */
sealed interface Written {

    /** Ready to leave by the route. */
    record Ready(Letter letter, Route route) implements Written {}

    /** The recipient has chosen another channel. */
    record Elsewhere(Channel channel) implements Written {}

    /**
     * No channel is left.
     *
     * @param optedOut whether one would be, had the recipient not said STOP
     */
    record Unreachable(boolean optedOut) implements Written {}

    /** The client gives the link on without us. */
    record NotAskedTo() implements Written {}

    /** Nobody is on call at this place of the rota. */
    record NobodyOnCall() implements Written {}
}
