// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.FormatWish;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Participant;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody sits during a session. The state is what they say; the ZIP code is for distances.
 *
 * @param state USPS code
 */
record Place(String state, @Nullable String zip, @Nullable GeoPoint point) {

    private static final Pattern ZIP = Pattern.compile("\\d{5}");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    /** The place, or null when something can't be used and was told. */
    static @Nullable Place read(Fields fields, @Nullable FormatWish format, ZipCodes zipCodes) {
        var state = fields.requiredText("state");
        if (state != null && !UsStates.NAMES.containsKey(state)) {
            fields.error("state", "not-a-state");
            state = null;
        }
        var zip = zip(fields, format);
        var point = zip == null ? null : zipCodes.point(zip).orElse(null);
        if (zip != null && point == null) {
            fields.error("zip", "unknown-zip");
        }
        return state == null ? null : new Place(state, zip, point);
    }

    /** An IANA id; null when it can't be used and was told. */
    static @Nullable String timeZone(Fields fields) {
        var timeZone = fields.requiredText("timeZone");
        if (timeZone != null && !ZONES.contains(timeZone)) {
            fields.error("timeZone", "not-a-time-zone");
            return null;
        }
        return timeZone;
    }

    static AgeStatement age(@Nullable Boolean adult) {
        if (adult == null) {
            return AgeStatement.NOT_STATED;
        }
        return adult ? AgeStatement.ADULT : AgeStatement.UNDER_18;
    }

    /** Everything that matching needs to know of this person. */
    Participant participant(
            UUID personId,
            String timeZone,
            List<WeeklyWindow> times,
            List<String> languages,
            @Nullable String plan,
            AgeStatement age) {
        return new Participant(
                personId.toString(),
                state,
                zip,
                point,
                timeZone,
                times,
                languages,
                plan,
                age,
                List.of());
    }

    private static @Nullable String zip(Fields fields, @Nullable FormatWish format) {
        var zip = fields.text("zip");
        if (zip == null) {
            if (format == FormatWish.IN_PERSON && !fields.given("zip")) {
                fields.error("zip", "zip-required");
            }
            return null;
        }
        if (!ZIP.matcher(zip).matches()) {
            fields.error("zip", "not-a-zip");
            return null;
        }
        return zip;
    }
}
