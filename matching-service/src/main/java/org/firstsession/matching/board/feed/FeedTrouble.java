// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

/** Why a calendar couldn't be read. What was known before stays. */
enum FeedTrouble {
    /** No address that may be read, be it typed or led to. */
    ADDRESS,
    /** The host's name leads to a machine inside a network. */
    NOT_PUBLIC,
    /** No answer: the name, the connection or its certificate fails. */
    UNREACHABLE,
    TOO_SLOW,
    TOO_LARGE,
    TOO_MANY_REDIRECTS,
    /** Not given, or not any more: what a server answers when an address was taken back. */
    NOT_GIVEN,
    /** Any other answer that isn't a calendar. */
    REFUSED,
    /** What came is no calendar, or a part of one, such as a page to sign in. */
    NO_CALENDAR,
    /** A calendar without any event: a fault elsewhere rather than nothing to do. */
    EMPTY,
    /** More than anybody's calendar holds. */
    TOO_MUCH,
    /** A time is in a zone that nobody knows. */
    UNKNOWN_ZONE,
    /** An event without a start, one that ends before it begins, or a time that can't be read. */
    ODD_TIMES,
    /** An event repeats by a rule that can't be followed. */
    ODD_RULE
}
