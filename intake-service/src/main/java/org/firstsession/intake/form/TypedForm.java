// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstsession.intake.practice.Practice;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What somebody typed, as it came; never logged. */
public final class TypedForm {

    public static final List<String> DAYS =
            List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    /** The day parts of the grid and the hours that they stand for. */
    public static final Map<String, List<String>> PARTS =
            new TreeMap<>(
                    Map.of(
                            "1-morning", List.of("08:00", "12:00"),
                            "2-afternoon", List.of("12:00", "17:00"),
                            "3-evening", List.of("17:00", "21:00")));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> CHOICES = List.of("kind", "state", "format", "zip");
    private static final List<String> MADE = List.of("_csrf", "key", "step", "go", "way");

    private final MultiValueMap<String, String> typed;

    public TypedForm(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    public static TypedForm empty() {
        return new TypedForm(new LinkedMultiValueMap<>());
    }

    /** A form with what was chosen elsewhere already: of a query, only what tells nobody's name. */
    static TypedForm begun(MultiValueMap<String, String> query) {
        var chosen = new LinkedMultiValueMap<String, String>();
        for (var name : CHOICES) {
            var value = query.getFirst(name);
            if (value != null) {
                chosen.add(name, value);
            }
        }
        return new TypedForm(chosen);
    }

    /** The field's first value; empty when there is none. */
    public String one(String name) {
        var value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    /** The field's first value, or what is meant when nothing was said. */
    public String one(String name, String usual) {
        var value = one(name);
        return value.isBlank() ? usual : value;
    }

    /** Whether the value is among those ticked under a name. */
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** All that was typed and ticked, but for what a page makes itself. */
    public Map<String, List<String>> fields() {
        var fields = new LinkedHashMap<>(typed);
        fields.keySet().removeAll(MADE);
        return fields;
    }

    /** What was typed in other steps: it travels along, so that nothing has to be kept. */
    public Map<String, List<String>> fieldsBeside(Step step) {
        var fields = fields();
        fields.keySet().removeIf(step::asks);
        return fields;
    }

    /** Whether anything was typed that is worth keeping. */
    public boolean isEmpty() {
        return fields().isEmpty();
    }

    private List<String> all(String name) {
        return typed.getOrDefault(name, List.of());
    }

    /** The request as the API would get it. Fields that are left empty are left out. */
    ObjectNode asRequest(Practice practice, Way way, String language) {
        var request = JSON.objectNode().put("kind", way.kind());
        putNeeds(request, practice);
        var person = request.putObject("person");
        putPerson(person, language);
        if (way == Way.COUPLE_TOGETHER) {
            putPartner(request.putObject("partner"), language);
        }
        if (way == Way.COUPLE_INVITE) {
            putSafety(person);
            putInvitation(request.putObject("invitation"), language);
        }
        put(request, "message", "message");
        return request;
    }

    /** What an invited partner says, as the API would get it. */
    public ObjectNode asJoining(Practice practice, String language) {
        var joining = JSON.objectNode();
        putNeeds(joining, practice);
        putPerson(joining, language);
        putSafety(joining);
        put(joining, "message", "message");
        return joining;
    }

    private void putNeeds(ObjectNode request, Practice practice) {
        put(request, "format", "format");
        put(request, "state", "state");
        put(request, "zip", "zip");
        request.put("timeZone", one("timeZone", practice.timeZone()));
        request.set("times", times(all("times")));
        array(request, "languages");
        array(request, "specialties");
        put(request, "therapistGender", "therapistGender");
        put(request, "plan", "plan");
    }

    private void putPerson(ObjectNode person, String language) {
        put(person, "name", "name");
        put(person, "email", "email");
        put(person, "phone", "phone");
        putTruth(person, "adult", "adult");
        person.put("consents", has("consents", "yes"));
        person.put("language", language);
        array(person, "contactBy");
        putTruth(person.putObject("safeContact"), "leaveMessage", "leaveMessage");
        putTruth(person.withObject("safeContact"), "invite", "invite");
        putTruth(person.withObject("safeContact"), "neutralSubject", "neutralSubject");
    }

    private void putPartner(ObjectNode partner, String language) {
        put(partner, "name", "partnerName");
        put(partner, "email", "partnerEmail");
        put(partner, "phone", "partnerPhone");
        put(partner, "state", "partnerState");
        put(partner, "zip", "partnerZip");
        put(partner, "plan", "partnerPlan");
        putTruth(partner, "adult", "partnerAdult");
        partner.put("consents", has("partnerConsents", "yes"));
        partner.put("language", language);
    }

    private void putInvitation(ObjectNode invitation, String language) {
        if (one("send").equals("yes")) {
            // Left empty it is told as a field that can't be used, not as a wish to hand it over.
            invitation.put("email", one("inviteEmail").strip());
        }
        invitation.put("language", one("inviteLanguage", language));
        invitation.put("saysWhoInvites", one("saysWho").equals("yes"));
        invitation.put("partnerChoosesFirst", one("choosesFirst").equals("yes"));
    }

    private void putSafety(ObjectNode person) {
        var safety = person.putObject("safety");
        putTruth(safety, "speaksFreely", "speaksFreely");
        putTruth(safety, "tellAlone", "tellAlone");
    }

    /** The hours of the parts of days that are ticked. */
    public static ArrayNode times(List<String> ticked) {
        var times = JSON.arrayNode();
        for (var day : DAYS) {
            PARTS.forEach((part, hours) -> {
                if (ticked.contains(day + "-" + part)) {
                    times.addObject()
                            .put("day", day)
                            .put("from", hours.getFirst())
                            .put("to", hours.getLast());
                }
            });
        }
        return times;
    }

    private void put(ObjectNode json, String name, String field) {
        var value = one(field);
        if (!value.isBlank()) {
            json.put(name, value.strip());
        }
    }

    private void putTruth(ObjectNode json, String name, String field) {
        switch (one(field)) {
            case "yes" -> json.put(name, true);
            case "no" -> json.put(name, false);
            default -> {}
        }
    }

    private void array(ObjectNode json, String name) {
        var values = new ArrayList<>(all(name));
        values.removeIf(String::isBlank);
        var array = json.putArray(name);
        values.forEach(array::add);
    }

    @Override
    public String toString() {
        return "TypedForm[redacted]";
    }
}
