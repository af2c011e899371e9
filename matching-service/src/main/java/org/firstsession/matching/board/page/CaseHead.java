// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of a form about a case.
 *
 * @param version what the form has seen of the case
 * @param name null when there is none to show
 */
public record CaseHead(
        String practiceId,
        String requestId,
        String shortId,
        long version,
        @Nullable String name,
        String party,
        ZoneId zone,
        List<Person> people) {

    /** One person's side, as codes. */
    public record Person(
            String personId,
            String who,
            String state,
            String timeZone,
            List<String> times,
            List<String> languages,
            @Nullable String plan,
            String format,
            List<String> concerns,
            @Nullable String therapistGender) {}
}
