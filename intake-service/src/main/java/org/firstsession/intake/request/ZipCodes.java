// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.firstsession.types.GeoPoint;
import org.springframework.stereotype.Component;

/**
 * Points of ZIP codes, for distances only: a ZIP code says where mail goes, not where somebody
 * sits.
 */
@Component
class ZipCodes {

    private static final String RESOURCE = "/zips.csv.gz";

    /** The code as a number to latitude and longitude in one long: 41,000 of them stay small. */
    private final Map<Integer, Long> points = new HashMap<>(64_000);

    ZipCodes() {
        try (var stream = ZipCodes.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            var lines =
                    new BufferedReader(
                            new InputStreamReader(new GZIPInputStream(stream), US_ASCII));
            lines.lines().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<GeoPoint> point(String zip) {
        return Optional.ofNullable(points.get(Integer.valueOf(zip)))
                .map(point -> new GeoPoint((int) (point >> 32), point.intValue()));
    }

    private void add(String line) {
        var columns = line.split(",");
        long latitude = Integer.parseInt(columns[1]);
        long longitude = Integer.parseInt(columns[2]);
        points.put(Integer.valueOf(columns[0]), latitude << 32 | longitude & 0xFFFF_FFFFL);
    }
}
