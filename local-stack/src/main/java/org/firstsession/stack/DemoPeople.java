// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** People who don't exist, with wishes that people have. */
final class DemoPeople {

    private static final List<String> FIRST =
            List.of(
                    "Alex", "Robin", "Sam", "Kim", "Jamie", "Noor", "Tomás", "Mei", "Ines", "Dara",
                    "Lou", "Amara", "Jules", "Priya", "Owen", "Zoë", "Hana", "Mateo", "Ruth",
                    "Eli");
    private static final List<String> LAST =
            List.of(
                    "Example",
                    "Sample",
                    "Invented",
                    "Nobody",
                    "Fiction",
                    "Madeup",
                    "Pretend",
                    "Figment",
                    "Fable",
                    "Novel");
    private static final List<String> CONCERNS =
            List.of("anxiety", "depression", "grief-and-loss", "stress", "sleep", "trauma");
    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> CALIFORNIA = List.of("94110", "95814", "90012", "96150");
    private static final List<String> NEVADA = List.of("89501", "89101", "89449");
    private static final List<String> MESSAGES =
            List.of(
                    "After work would be best.",
                    "I have never done this before.",
                    "A friend said that you are kind.",
                    "Please no phone calls at work.");

    private DemoPeople() {}

    /** The body of a request, as the public API takes it. */
    static Map<String, Object> request(RandomGenerator random) {
        var body = new LinkedHashMap<String, Object>();
        boolean couple = random.nextInt(8) == 0;
        boolean nevada = random.nextInt(4) == 0;
        var state = nevada ? "NV" : "CA";
        body.put("kind", couple ? "couple-together" : "individual");
        body.put("format", pick(random, List.of("virtual", "virtual", "either", "in-person")));
        body.put("state", state);
        body.put("zip", pick(random, nevada ? NEVADA : CALIFORNIA));
        body.put("timeZone", "America/Los_Angeles");
        body.put("languages", List.of(random.nextInt(6) == 0 ? "es" : "en"));
        body.put("specialties", List.of(couple ? "relationships" : pick(random, CONCERNS)));
        if (random.nextInt(3) > 0) {
            body.put("times", times(random));
        }
        body.put("person", person(random));
        if (couple) {
            var partner = person(random);
            partner.keySet().retainAll(List.of("name", "email", "adult", "consents"));
            partner.put("state", state);
            body.put("partner", partner);
        }
        if (random.nextInt(3) == 0) {
            body.put("message", pick(random, MESSAGES));
        }
        return body;
    }

    private static Map<String, Object> person(RandomGenerator random) {
        var first = pick(random, FIRST);
        var last = pick(random, LAST);
        var person = new LinkedHashMap<String, Object>();
        person.put("name", first + " " + last);
        person.put(
                "email",
                "demo-%d@example.org"
                        .formatted(random.nextInt(1_000_000))
                        .toLowerCase(Locale.ROOT));
        if (random.nextBoolean()) {
            person.put("phone", "+1415555%04d".formatted(100 + random.nextInt(100)));
        }
        if (random.nextInt(12) > 0) {
            person.put("adult", true);
        }
        person.put("consents", true);
        return person;
    }

    private static List<Map<String, String>> times(RandomGenerator random) {
        var times = new ArrayList<Map<String, String>>();
        boolean evenings = random.nextInt(3) == 0;
        for (var day : DAYS) {
            if (random.nextInt(2) == 0) {
                times.add(
                        Map.of(
                                "day", day,
                                "from", evenings ? "17:00" : "09:00",
                                "to", evenings ? "21:00" : "18:00"));
            }
        }
        return times;
    }

    private static <T> T pick(RandomGenerator random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
