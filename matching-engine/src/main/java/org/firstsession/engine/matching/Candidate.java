// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import org.firstsession.engine.book.Therapist;

/**
 * An hour that could be offered, with its points.
 *
 * @param points all of its points
 * @param second when it starts, seconds since 1970
 * @param therapist whose it is
 * @param way how the clients would be seen
 * @param confirmedInWeek sessions of others that are booked with the therapist in the hour's week
 */
record Candidate(int points, long second, Therapist therapist, Way way, int confirmedInWeek) {

    /** More points; then the earlier hour, the therapist's id, video, and the office's id. */
    boolean comesBefore(Candidate other) {
        if (points != other.points) {
            return points > other.points;
        }
        if (second != other.second) {
            return second < other.second;
        }
        int byId =
                therapist
                        .profile()
                        .therapistId()
                        .compareTo(other.therapist.profile().therapistId());
        if (byId != 0) {
            return byId < 0;
        }
        int byFormat = way.format().compareTo(other.way.format());
        return byFormat != 0 ? byFormat < 0 : way.key().compareTo(other.way.key()) < 0;
    }
}
