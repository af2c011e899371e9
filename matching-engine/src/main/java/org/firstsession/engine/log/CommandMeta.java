// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.log;

import java.time.Instant;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.PracticeId;

/**
 * What every command has.
 *
 * @param commandId made once, at acceptance
 * @param practiceId the practice that it concerns
 * @param recordedAt when it was accepted, as it says itself
 * @param loggedAt its timestamp on the log; a command in which the two differ is refused
 * @param actor who gave it
 * @param channel by which way it came in
 */
public record CommandMeta(
        CommandId commandId,
        PracticeId practiceId,
        Instant recordedAt,
        Instant loggedAt,
        Actor actor,
        Channel channel) {}
