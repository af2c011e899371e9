// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

/** Starts of one way, day and era that have the same points themselves, in order. */
final class EqualStarts {

    private final int points;
    private final int era;
    private final int[] places;
    private int size;

    EqualStarts(int points, int era, int most) {
        this.points = points;
        this.era = era;
        this.places = new int[most];
    }

    /** The points that each of them has, whoever the therapist is. */
    int points() {
        return points;
    }

    int era() {
        return era;
    }

    int size() {
        return size;
    }

    /** The place of one of them in the table of starts. */
    int place(int number) {
        return places[number];
    }

    void add(int place) {
        places[size++] = place;
    }

    /** Adds the therapists who are free at one of them. */
    void addFree(FreeTimes times, Bits some) {
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && places[to] == places[to - 1] + 1) {
                to++;
            }
            times.addFree(places[from], places[to - 1] + 1, some);
            from = to;
        }
    }
}
