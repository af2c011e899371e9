// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/**
 * Somebody who joins the practice, as a form asks for them. What is typed becomes the line of a
 * file, so it meets the same checks, is looked at before it is saved, and is saved in the same way.
 * Hours and everything else come on their page; until then they take no new clients.
 */
final class Newcomer {

    private static final List<RosterColumn> AS_TYPED =
            List.of(
                    RosterColumn.THERAPIST_ID,
                    RosterColumn.NAME,
                    RosterColumn.CREDENTIALS,
                    RosterColumn.EMAIL,
                    RosterColumn.VIDEO_LINK,
                    RosterColumn.SUPERVISOR,
                    RosterColumn.PARTIES,
                    RosterColumn.LANGUAGES,
                    RosterColumn.WEEKLY_TRIAL_LIMIT);

    private final Map<String, String> typed;

    private Newcomer(Map<String, String> typed) {
        this.typed = typed;
    }

    /** The form before anything is typed. */
    static Newcomer withId(String therapistId) {
        return new Newcomer(
                Map.of(
                        RosterColumn.THERAPIST_ID.header(),
                        therapistId,
                        RosterColumn.PARTIES.header(),
                        "individual, couple",
                        RosterColumn.LANGUAGES.header(),
                        "en",
                        RosterColumn.WEEKLY_TRIAL_LIMIT.header(),
                        "5"));
    }

    /** What was typed: columns by their headers, and the parts of a licence. */
    static Newcomer of(MultiValueMap<String, String> fields) {
        var typed = new HashMap<String, String>();
        fields.forEach((name, values) -> typed.put(name, String.join(", ", values).strip()));
        return new Newcomer(typed);
    }

    /** What stands in a field of the form. */
    public String field(String name) {
        return typed.getOrDefault(name, "");
    }

    /** The file that would bring them. */
    byte[] file(ZoneId zone) {
        var line = new EnumMap<RosterColumn, String>(RosterColumn.class);
        AS_TYPED.forEach(column -> line.put(column, field(column.header())));
        line.put(RosterColumn.LICENCES, licence());
        line.put(RosterColumn.TIME_ZONE, zone.getId());
        line.put(RosterColumn.ACCEPTS_NEW_CLIENTS, "no");
        line.put(RosterColumn.TAKES_SELF_PAY, "yes");
        line.put(RosterColumn.ASKS_FIRST, "no");
        return RosterExport.csv(List.of(line)).getBytes(StandardCharsets.UTF_8);
    }

    private String licence() {
        var until = field("licenceUntil");
        var licence = field("licenceState") + " " + field("licenceFrom");
        return (until.isEmpty() ? licence : licence + " to " + until).strip();
    }

    @Override
    public String toString() {
        return "Newcomer";
    }
}
