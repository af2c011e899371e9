// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

/**
 * The event at which the board stopped, because going on would hide that a promise was broken.
 *
 * @param reason which promise
 * @param eventId the event
 * @param partition its partition on the log
 * @param offset its offset there
 */
public record Standstill(Reason reason, String eventId, int partition, long offset) {

    /** Promises that the board watches over. */
    public enum Reason {
        /** Two hours of one therapist, held or booked, overlap. */
        OVERLAP,
        /** The number of an event does not follow the one before. */
        GAP
    }
}
