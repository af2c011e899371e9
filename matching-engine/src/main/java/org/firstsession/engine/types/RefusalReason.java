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
    /** The command contradicts the practice, say by an office that it doesn't have. */
    INVALID,
    /** A profile with this version or a later one is listed already. */
    OUTDATED_PROFILE,
    /** No such therapist is listed. */
    UNKNOWN_THERAPIST,
    /** No such request. */
    UNKNOWN_REQUEST,
    /** The person is none of the request's. */
    NOT_THEIRS,
    /** A request with this id exists. */
    REQUEST_EXISTS,
    /** The rules in force match individuals only. */
    PARTY_NOT_SUPPORTED,
    /** The request has a confirmed session. */
    ALREADY_CONFIRMED,
    /** The request has ended. */
    REQUEST_CLOSED,
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
    /** The request has no such confirmed session. */
    NOT_CONFIRMED,
    /** The session has begun. */
    SESSION_STARTED
}
