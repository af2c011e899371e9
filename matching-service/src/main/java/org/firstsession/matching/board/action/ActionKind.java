// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What staff can do with a request, and the reasons the practice has codes for. An action without
 * such a code has one reason that is always the same.
 */
public enum ActionKind {
    /** Other options than those that were offered. */
    OFFER_OTHERS("CLIENT_ASKED", "BETTER_FIT"),
    /** An hour of a therapist, by hand. */
    ASSIGN("CLIENT_ASKED", "CLINICAL_FIT", "CONTINUITY", "OTHER"),
    /** Another hour for a confirmed session. */
    MOVE("CLIENT_ASKED", "THERAPIST_AWAY", "PRACTICE_CLOSED", "OTHER"),
    /** A confirmed session doesn't take place. */
    CANCEL("CLIENT_ASKED", "THERAPIST_AWAY", "PRACTICE_CLOSED", "OTHER"),
    /** The request ends. */
    CLOSE("CLIENT_ASKED", "REFERRED_ELSEWHERE", "NOT_REACHED", "NOT_FOR_US", "DUPLICATE", "OTHER"),
    /** A task is done; matching goes on. */
    COMPLETE("SPOKE_WITH_CLIENT", "CHECKED", "OTHER"),
    /** A task waits. */
    SNOOZE("NOT_REACHED", "WAITING_FOR_ANSWER", "CLIENT_ASKED", "OTHER"),
    /** Somebody may not be safe. */
    HOLD("WORRY_STATED", "WORRY_OBSERVED"),
    /** Somebody has looked; matching goes on. A clinical lead's alone. */
    LIFT("SPOKE_ALONE", "NO_CONCERN", "PLAN_IN_PLACE"),
    /** A yes on somebody's behalf, with their consent on record. */
    ACCEPT("CONSENT_BY_PHONE", "CONSENT_IN_PERSON", "CONSENT_IN_WRITING"),
    /** A no on somebody's behalf. */
    DECLINE("SAID_BY_PHONE", "SAID_IN_PERSON", "SAID_IN_WRITING"),
    /** More time for somebody who asked for it. */
    EXTEND("CLIENT_ASKED"),
    /** What a therapist says who is asked first; coordinators may say it for them. */
    ANSWER("CAN_GIVE_IT", "CONFLICT", "SCOPE", "ILL"),
    /** How a session went. */
    OUTCOME("TOLD_BY_THERAPIST", "TOLD_BY_CLIENT"),
    /** Two people on record are one. */
    LINK("SAME_PERSON"),
    /** Two people on record are not one after all. */
    UNLINK("NOT_THE_SAME"),
    /** Somebody was called. */
    CALL("REACHED", "LEFT_MESSAGE", "NOT_REACHED"),
    /** An urgent task was seen. */
    ACKNOWLEDGE("SEEN"),
    /** Somebody takes care of the request. */
    OWN("TAKEN"),
    /** Nobody does any more. */
    RELEASE("GIVEN_BACK"),
    /** Only named people open the case. */
    RESTRICT("STAFF_OR_ACQUAINTANCE", "OPENED_AGAIN"),
    /** Nothing is kept of the request's people. */
    ERASE("PERSON_ASKED", "RETENTION_OVER");

    private final List<String> reasons;

    ActionKind(String... reasons) {
        this.reasons = List.of(reasons);
    }

    /** The codes of its reasons. */
    public List<String> reasons() {
        return reasons;
    }

    /** As it stands in addresses, such as {@code offer-others}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ActionKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
