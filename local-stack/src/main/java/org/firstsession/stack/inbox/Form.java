// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields as forms and query strings have them, one value each. */
record Form(Map<String, String> fields) {

    static Form parse(@Nullable String encoded) {
        var fields = new TreeMap<String, String>();
        for (var pair : encoded == null ? new String[0] : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return new Form(fields);
    }

    /** A field's value; empty when there is none. */
    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8)
                                + "="
                                + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
