// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/**
 * A point on the map in whole micro-degrees, so that a distance is the same on every machine.
 *
 * @param latitudeMicrodegrees north positive
 * @param longitudeMicrodegrees east positive
 */
public record GeoPoint(int latitudeMicrodegrees, int longitudeMicrodegrees) {

    /** Mean radius of the earth, metres (IUGG). */
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public GeoPoint {
        Require.between(latitudeMicrodegrees, -90_000_000, 90_000_000, "latitude");
        Require.between(longitudeMicrodegrees, -180_000_000, 180_000_000, "longitude");
    }

    /**
     * The great-circle distance in whole metres, by the haversine formula. The one use of floating
     * point in the engine; {@link StrictMath} gives the same bits everywhere.
     */
    public int metresTo(GeoPoint other) {
        double latitude = radians(latitudeMicrodegrees);
        double otherLatitude = radians(other.latitudeMicrodegrees);
        double halfLatitude = StrictMath.sin((otherLatitude - latitude) / 2);
        double halfLongitude =
                StrictMath.sin(
                        radians((long) other.longitudeMicrodegrees - longitudeMicrodegrees) / 2);
        double haversine =
                halfLatitude * halfLatitude
                        + StrictMath.cos(latitude)
                                * StrictMath.cos(otherLatitude)
                                * halfLongitude
                                * halfLongitude;
        double angle = 2 * StrictMath.asin(StrictMath.sqrt(StrictMath.min(1, haversine)));
        return (int) StrictMath.round(angle * EARTH_RADIUS_METRES);
    }

    private static double radians(long microdegrees) {
        return microdegrees * (StrictMath.PI / 180_000_000);
    }
}
