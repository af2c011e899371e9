// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Why a command was refused, in order of precedence: the first reason that holds is the answer. */
public enum RefusalReason {
    /** The command's {@code recordedAt} is not its timestamp on the log. */
    TIMESTAMP_MISMATCH,
    /** The command, or the request that it names, is older than what the book remembers. */
    TOO_OLD,
    /** The practice was never opened. */
    UNKNOWN_PRACTICE,
    /** The practice was opened before. */
    PRACTICE_ALREADY_OPEN,
    /** The command contradicts the practice or itself, say by an office that there is not. */
    INVALID,
    /** The giver's role may not do this. */
    NOT_ALLOWED,
    /** A profile with this version or a later one is listed already. */
    OUTDATED_PROFILE,
    /** No such therapist is listed. */
    UNKNOWN_THERAPIST,
    /** No such request. */
    UNKNOWN_REQUEST,
    /** The person is none of the request's. */
    NOT_THEIRS,
    /**
     * The case, the office whose rooms are set, or the policy has changed since the giver saw it.
     */
    CASE_CHANGED,
    /** A request with this id exists. */
    REQUEST_EXISTS,
    /** This many people can't ask together. */
    PARTY_NOT_SUPPORTED,
    /** The request is not a couple's. */
    NOT_A_COUPLE,
    /** The invitation was answered, or its deadline has passed. */
    INVITATION_CLOSED,
    /** The request has a confirmed session. */
    ALREADY_CONFIRMED,
    /** The request has ended. */
    REQUEST_CLOSED,
    /** A safety concern keeps matching back. */
    SAFETY_HOLD,
    /** Matching stopped until a person has looked. */
    WAITS_FOR_PERSON,
    /** The offer is no longer open. */
    OFFER_EXPIRED,
    /** The open offer has no such option. */
    UNKNOWN_OPTION,
    /** The hour is no longer the therapist's to give. */
    OPTION_TAKEN,
    /** The offer got more time as often as the policy allows. */
    NO_MORE_EXTENSIONS,
    /** There is nothing that was not offered before. */
    NOTHING_ELSE_FEASIBLE,
    /** Not everybody who would come has agreed. */
    CONSENT_MISSING,
    /** The therapist has no licence where it is needed. */
    NOT_LICENSED,
    /** Two sessions of one therapist, room or person would overlap. */
    WOULD_OVERLAP,
    /** The therapist was not asked. */
    NOT_ASKED,
    /** The request has no such confirmed session. */
    NOT_CONFIRMED,
    /** The session has begun. */
    SESSION_STARTED,
    /** The session has not ended, or nobody has said yet how it went. */
    SESSION_NOT_OVER,
    /** What followed from the outcome can't be taken back. */
    OUTCOME_SETTLED,
    /** Nobody has to look at this request. */
    NO_TASK,
    /** Nothing keeps this request back. */
    NO_HOLD,
    /** The two people are not linked, or are already. */
    NOT_LINKED,
    /** The two are a couple: they ask for sessions together, so they aren't one person. */
    ONE_COUPLE
}
