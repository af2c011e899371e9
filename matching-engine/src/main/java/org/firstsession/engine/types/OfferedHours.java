// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which a therapist offers trial sessions, in the therapist's zone.
 *
 * @param window the weekly hours
 * @param formats the formats that are possible in them
 * @param officeId the office of these hours; null when only video is possible
 */
public record OfferedHours(WeeklyWindow window, List<Format> formats, @Nullable OfficeId officeId) {

    public OfferedHours {
        formats = List.copyOf(formats);
        Require.notEmpty(formats, "formats of offered hours");
        if (officeId == null && formats.contains(Format.IN_PERSON)) {
            throw new IllegalArgumentException("hours in person need an office");
        }
    }
}
