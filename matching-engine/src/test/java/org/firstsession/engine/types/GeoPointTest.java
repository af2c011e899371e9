// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeoPointTest {

    private static final GeoPoint OAKLAND = new GeoPoint(37_804_400, -122_271_200);
    private static final GeoPoint RENO = new GeoPoint(39_529_600, -119_813_800);
    private static final GeoPoint NEW_YORK = new GeoPoint(40_712_800, -74_006_000);
    private static final GeoPoint LOS_ANGELES = new GeoPoint(34_052_200, -118_243_700);

    @Test
    void knowsDistancesBetweenCities() {
        assertThat(OAKLAND.metresTo(RENO)).isCloseTo(287_000, within(3_000));
        assertThat(NEW_YORK.metresTo(LOS_ANGELES)).isCloseTo(3_936_000, within(10_000));
    }

    @Test
    void measuresADegreeOfAMeridianAndHalfTheEquator() {
        var zero = new GeoPoint(0, 0);

        assertThat(zero.metresTo(new GeoPoint(1_000_000, 0))).isEqualTo(111_195);
        assertThat(zero.metresTo(new GeoPoint(0, 1))).isZero();
        assertThat(zero.metresTo(new GeoPoint(0, 180_000_000))).isEqualTo(20_015_114);
        assertThat(new GeoPoint(90_000_000, 0).metresTo(new GeoPoint(-90_000_000, 77)))
                .isEqualTo(20_015_114);
    }

    @Test
    void isTheSameBothWaysAndZeroAtHome() {
        assertThat(OAKLAND.metresTo(RENO)).isEqualTo(RENO.metresTo(OAKLAND));
        assertThat(OAKLAND.metresTo(OAKLAND)).isZero();
    }

    @Test
    void goesTheShortWayOverTheDateLine() {
        var fiji = new GeoPoint(-17_000_000, 179_500_000);
        var samoaSide = new GeoPoint(-17_000_000, -179_500_000);

        assertThat(fiji.metresTo(samoaSide)).isCloseTo(106_336, within(2));
    }

    @Test
    void refusesPointsThatAreNotOnTheMap() {
        assertThatThrownBy(() -> new GeoPoint(90_000_001, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latitude");
        assertThatThrownBy(() -> new GeoPoint(0, -180_000_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longitude");
    }
}
