// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request that can be accepted, to be spoiled by tests in one place at a time. */
public final class ValidRequest {

    private static final JsonMapper JSON = new JsonMapper();

    private ValidRequest() {}

    public static ObjectNode json() {
        return parse(
                """
                {"kind": "individual", "format": "virtual", "state": "CA", "zip": "94110",
                 "timeZone": "America/Los_Angeles", "maxDistanceKm": 40,
                 "times": [{"day": "MON", "from": "09:00", "to": "20:00"}],
                 "languages": ["en"], "specialties": ["anxiety"], "therapistGender": null,
                 "plan": null,
                 "person": {"name": "Alex Doe", "email": "alex@example.com",
                            "phone": "(415) 555-0132", "contactBy": ["email"], "adult": true,
                            "consents": true},
                 "message": "after work, please"}
                """);
    }

    /** The valid request with the fields of {@code patch} in place of its own. */
    public static ObjectNode with(String patch) {
        var request = json();
        merge(request, parse(patch));
        return request;
    }

    public static void merge(ObjectNode target, String patch) {
        merge(target, parse(patch));
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (var field : patch.properties()) {
            if (field.getValue() instanceof ObjectNode inner
                    && target.get(field.getKey()) instanceof ObjectNode own) {
                merge(own, inner);
            } else {
                target.set(field.getKey(), field.getValue());
            }
        }
    }

    private static ObjectNode parse(String text) {
        return (ObjectNode) JSON.readTree(text);
    }
}
