// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

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

    private static final List<String> CHOICES = List.of("kind", "state", "format", "zip");
    private static final List<String> MADE = List.of("_csrf", "key");

    private final MultiValueMap<String, String> typed;

    TypedForm(MultiValueMap<String, String> typed) {
        this.typed = typed;
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

    private List<String> all(String name) {
        return typed.getOrDefault(name, List.of());
    }

    /** The request as the API would get it. Fields that are left empty are left out. */
    ObjectNode asRequest(Practice practice) {
        var json = JsonNodeFactory.instance;
        var person = json.objectNode();
        put(person, "name", "name");
        put(person, "email", "email");
        put(person, "phone", "phone");
        switch (one("adult")) {
            case "yes" -> person.put("adult", true);
            case "no" -> person.put("adult", false);
            default -> {}
        }
        person.put("consents", has("consents", "yes"));

        var request = json.objectNode().put("kind", "individual");
        put(request, "format", "format");
        put(request, "state", "state");
        put(request, "zip", "zip");
        var zone = one("timeZone");
        request.put("timeZone", zone.isBlank() ? practice.timeZone() : zone);
        request.set("times", times(all("times")));
        array(request, "languages");
        array(request, "specialties");
        put(request, "therapistGender", "therapistGender");
        put(request, "plan", "plan");
        request.set("person", person);
        put(request, "message", "message");
        return request;
    }

    /** The hours of the parts of days that are ticked. */
    public static ArrayNode times(List<String> ticked) {
        var times = JsonNodeFactory.instance.arrayNode();
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

    private void array(ObjectNode json, String name) {
        var array = json.putArray(name);
        all(name).stream().filter(value -> !value.isBlank()).forEach(array::add);
    }

    @Override
    public String toString() {
        return "TypedForm[redacted]";
    }
}
