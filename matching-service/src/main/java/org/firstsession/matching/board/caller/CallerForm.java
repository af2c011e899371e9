// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.caller;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The caller's form as typed, and the public API's request that it says. */
final class CallerForm {

    private static final List<String> DAYS =
            List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private final MultiValueMap<String, String> fields;

    CallerForm(MultiValueMap<String, String> fields) {
        this.fields = fields;
    }

    /** The request's JSON, fields left out that nobody filled in. */
    Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", text("kind", "individual"));
        body.put("format", text("format", "either"));
        put(body, "state", text("state", "").toUpperCase(Locale.ROOT));
        put(body, "zip", text("zip", ""));
        put(body, "timeZone", text("timeZone", ""));
        put(body, "plan", text("plan", ""));
        put(body, "therapistGender", text("therapistGender", ""));
        put(body, "message", text("message", ""));
        var times = times();
        if (!times.isEmpty()) {
            body.put("times", times);
        }
        var languages = all("languages");
        if (!languages.isEmpty()) {
            body.put("languages", languages);
        }
        var specialties = all("specialties");
        if (!specialties.isEmpty()) {
            body.put("specialties", specialties);
        }
        body.put("person", person());
        if ("couple-together".equals(body.get("kind"))) {
            body.put("partner", partner());
        }
        return body;
    }

    private Map<String, Object> person() {
        var person = new LinkedHashMap<String, Object>();
        put(person, "name", text("name", ""));
        put(person, "email", text("email", ""));
        put(person, "phone", text("phone", ""));
        var ways = all("contactBy");
        if (!ways.isEmpty()) {
            person.put("contactBy", ways);
        }
        adult(person, text("adult", ""));
        person.put("consents", fields.containsKey("consents"));
        person.put("language", text("language", "en"));
        person.put(
                "safeContact",
                Map.of(
                        "leaveMessage", fields.containsKey("leaveMessage"),
                        "invite", fields.containsKey("invite"),
                        "neutralSubject", true));
        return person;
    }

    private Map<String, Object> partner() {
        var partner = new LinkedHashMap<String, Object>();
        put(partner, "name", text("partnerName", ""));
        put(partner, "email", text("partnerEmail", ""));
        put(partner, "state", text("partnerState", "").toUpperCase(Locale.ROOT));
        adult(partner, text("adult", ""));
        partner.put("consents", fields.containsKey("consents"));
        return partner;
    }

    /** Left out when it wasn't asked: somebody checks before the session. */
    private static void adult(Map<String, Object> person, String answer) {
        if (!answer.isEmpty()) {
            person.put("adult", "yes".equals(answer));
        }
    }

    /** The chosen parts of the chosen days; parts alone mean every day, days alone all day. */
    private List<Map<String, String>> times() {
        var days = all("days");
        var parts = all("parts");
        var times = new ArrayList<Map<String, String>>();
        if (days.isEmpty() && parts.isEmpty()) {
            return times;
        }
        for (var day : days.isEmpty() ? DAYS : days) {
            for (var part : parts.isEmpty() ? List.of("08:00-21:00") : parts) {
                var ends = part.split("-");
                if (ends.length == 2) {
                    times.add(Map.of("day", day, "from", ends[0], "to", ends[1]));
                }
            }
        }
        return times;
    }

    private static void put(Map<String, Object> into, String name, String text) {
        if (!text.isEmpty()) {
            into.put(name, text);
        }
    }

    private String text(String name, String otherwise) {
        @Nullable String text = fields.getFirst(name);
        return text == null || text.isBlank() ? otherwise : text.strip();
    }

    private List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream().filter(it -> !it.isBlank()).toList();
    }
}
