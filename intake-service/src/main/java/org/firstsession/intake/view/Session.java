// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.firstsession.intake.view.RequestCase.Hour;
import org.jspecify.annotations.Nullable;

/**
 * A session of a request, as events tell.
 *
 * @param revision number of the last change, from 1
 * @param sides what is known of each person who comes, by id; nobody's side is the other's business
 */
public record Session(
        String sessionId,
        int revision,
        String optionId,
        Hour hour,
        Stage stage,
        Map<String, Side> sides) {

    public Session {
        sides = Map.copyOf(sides);
    }

    /** What has become of a session. */
    public enum Stage {
        BOOKED,
        CANCELLED,
        /** The request went on to something else after it. */
        LEFT
    }

    /** How a session went for somebody. */
    public enum Outcome {
        ATTENDED,
        NO_SHOW,
        CANCELLED
    }

    /** What somebody wants after a session. */
    public enum Next {
        CONTINUE,
        ANOTHER_THERAPIST,
        STOP
    }

    /**
     * One person's side of a session.
     *
     * @param seat USPS code of the state in which the person said they will sit
     */
    public record Side(@Nullable String seat, @Nullable Outcome outcome, @Nullable Next next) {

        static final Side UNKNOWN = new Side(null, null, null);

        Side seated(String state) {
            return new Side(state, outcome, next);
        }

        /** What is wanted next rests on how it went. */
        Side went(@Nullable Outcome how) {
            return new Side(seat, how, null);
        }

        Side wants(Next what) {
            return new Side(seat, outcome, what);
        }
    }

    static Session booked(
            String sessionId,
            int revision,
            String optionId,
            Hour hour,
            Collection<String> personIds) {
        var sides = new HashMap<String, Side>();
        personIds.forEach(personId -> sides.put(personId, Side.UNKNOWN));
        return new Session(sessionId, revision, optionId, hour, Stage.BOOKED, sides);
    }

    public boolean isBooked() {
        return stage == Stage.BOOKED;
    }

    public boolean isCancelled() {
        return stage == Stage.CANCELLED;
    }

    /** Whether it is on record for everybody how it went. */
    public boolean isSettled() {
        return sides.values().stream().allMatch(side -> side.outcome() != null);
    }

    public Side side(String personId) {
        return Optional.ofNullable(sides.get(personId)).orElse(Side.UNKNOWN);
    }

    /** At another hour: where people will sit is asked anew. */
    Session movedTo(String newOptionId, Hour other, int newRevision) {
        return booked(sessionId, newRevision, newOptionId, other, sides.keySet());
    }

    Session cancelled(int newRevision) {
        return new Session(sessionId, newRevision, optionId, hour, Stage.CANCELLED, sides);
    }

    Session left() {
        return isCancelled() ? this : in(Stage.LEFT);
    }

    Session seated(String personId, String state) {
        return with(personId, side -> side.seated(state));
    }

    /** With an outcome; without one, what was recorded is taken back and it stands again. */
    Session went(String personId, @Nullable Outcome outcome) {
        var recorded = with(personId, side -> side.went(outcome));
        return outcome == null ? recorded.in(Stage.BOOKED) : recorded;
    }

    Session wants(String personId, Next next) {
        return with(personId, side -> side.wants(next));
    }

    private Session in(Stage other) {
        return new Session(sessionId, revision, optionId, hour, other, sides);
    }

    private Session with(String personId, UnaryOperator<Side> change) {
        var changed = new HashMap<>(sides);
        changed.put(personId, change.apply(side(personId)));
        return new Session(sessionId, revision, optionId, hour, stage, changed);
    }
}
