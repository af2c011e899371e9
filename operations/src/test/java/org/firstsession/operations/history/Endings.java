// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.ContinueOrStop;
import org.firstsession.commands.RecordOutcome;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Choice;
import org.firstsession.types.Outcome;

/**
 * How requests come to their end, so that as many are open after years as after weeks: of a session
 * somebody says that it was held and that it was enough, and who has none gives up waiting.
 */
final class Endings {

    /** Behind the last hour that anybody was offered: the policy's horizon is 14 days. */
    private static final Duration PATIENCE = Duration.ofDays(16);

    private static final Actor CLIENT = new Actor(ActorRole.CLIENT, "somebody");
    private static final Actor COORDINATOR = new Actor(ActorRole.COORDINATOR, "coordinator-1");

    /**
     * What is to be said of a request from a time on.
     *
     * @param sessionId which session was held; null when it is that nobody waits any longer
     */
    private record Unsaid(Instant from, RequestTrial request, String sessionId) {}

    private final PriorityQueue<Unsaid> unsaid =
            new PriorityQueue<>(Comparator.comparing(Unsaid::from));

    /** Requests whose session was held before their patience was over. */
    private final Set<String> held = new HashSet<>();

    void asked(RequestTrial request) {
        unsaid.add(new Unsaid(request.getRecordedAt().plus(PATIENCE), request, null));
    }

    void booked(RequestTrial request, TrialConfirmed confirmed) {
        unsaid.add(new Unsaid(confirmed.getSlot().getEndsAt(), request, confirmed.getSessionId()));
    }

    /** What is said until now; each is given once. */
    List<SpecificRecordBase> dueAt(Instant now, String practiceId, Supplier<String> ids) {
        var due = new ArrayList<SpecificRecordBase>();
        while (!unsaid.isEmpty() && unsaid.peek().from().isBefore(now)) {
            var next = unsaid.remove();
            var requestId = next.request().getRequestId();
            var personId = next.request().getNeeds().getParticipants().getFirst().getPersonId();
            if (next.sessionId() != null) {
                held.add(requestId);
                due.add(
                        new RecordOutcome(
                                ids.get(),
                                practiceId,
                                now,
                                COORDINATOR,
                                Channel.BOARD,
                                requestId,
                                next.sessionId(),
                                personId,
                                Outcome.ATTENDED));
                due.add(
                        new ContinueOrStop(
                                ids.get(),
                                practiceId,
                                now,
                                CLIENT,
                                Channel.WEB,
                                requestId,
                                next.sessionId(),
                                personId,
                                Choice.STOP));
            } else if (!held.remove(requestId)) {
                due.add(
                        new WithdrawRequest(
                                ids.get(),
                                practiceId,
                                now,
                                CLIENT,
                                Channel.WEB,
                                requestId,
                                personId));
            }
        }
        return due;
    }
}
