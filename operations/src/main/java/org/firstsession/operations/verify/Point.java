// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import org.firstsession.operations.log.Fields;
import org.jspecify.annotations.Nullable;

/** A point on the map in whole micro-degrees. */
record Point(long latitude, long longitude) {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    static @Nullable Point of(@Nullable Fields point) {
        return point == null
                ? null
                : new Point(
                        point.number("latitudeMicrodegrees"),
                        point.number("longitudeMicrodegrees"));
    }

    /** By the angle between two vectors: another formula than the engine's. */
    long metresTo(Point other) {
        double a = Math.toRadians(latitude / 1e6);
        double b = Math.toRadians(other.latitude / 1e6);
        double turn = Math.toRadians((other.longitude - longitude) / 1e6);
        double y =
                Math.hypot(
                        Math.cos(b) * Math.sin(turn),
                        Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn));
        double x = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
        return Math.round(Math.atan2(y, x) * EARTH_RADIUS_METRES);
    }
}
