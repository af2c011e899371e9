// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was found, as text for people or as one JSON object. */
record Report(Findings findings, boolean logsOnly, long millis) {

    private static final Set<Promise> OF_DATABASES = Set.of(Promise.H0, Promise.H4, Promise.H5);

    String asText() {
        var text = new StringBuilder();
        for (var promise : Promise.values()) {
            text.append("%-14s %s%n".formatted(promise, promise.sentence()));
            text.append("%14s %s%n".formatted("", verdict(promise)));
            for (var violation : findings.first(promise)) {
                text.append(
                        "%14s - [%s] %s: %s%n"
                                .formatted(
                                        "",
                                        violation.invariant(),
                                        violation.where(),
                                        violation.what()));
            }
            long more = findings.violations(promise) - findings.first(promise).size();
            if (more > 0) {
                text.append("%14s   and %,d more%n".formatted("", more));
            }
        }
        text.append("%s; %.1f s%n".formatted(summary(), millis / 1_000.0));
        return text.toString();
    }

    Map<String, Object> asJson() {
        var promises = new ArrayList<Map<String, Object>>();
        for (var promise : Promise.values()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("id", promise.name());
            one.put("promise", promise.sentence());
            one.put("checked", isChecked(promise));
            one.put("holds", isChecked(promise) && findings.violations(promise) == 0);
            one.put("looked", findings.facts(promise));
            one.put("violations", findings.violations(promise));
            one.put("first", violations(promise));
            promises.add(one);
        }
        var report = new LinkedHashMap<String, Object>();
        report.put("holds", findings.none());
        report.put("promises", promises);
        report.put("millis", millis);
        return report;
    }

    private List<Map<String, String>> violations(Promise promise) {
        return findings.first(promise).stream()
                .map(violation ->
                        Map.of(
                                "invariant", violation.invariant(),
                                "where", violation.where(),
                                "what", violation.what()))
                .toList();
    }

    private boolean isChecked(Promise promise) {
        return !(logsOnly && OF_DATABASES.contains(promise));
    }

    private String verdict(Promise promise) {
        if (!isChecked(promise)) {
            return "not checked: it needs the databases";
        }
        var facts =
                findings.facts(promise).entrySet().stream()
                        .map(fact -> "%,d %s".formatted(fact.getValue(), fact.getKey()))
                        .collect(Collectors.joining(", "));
        long violations = findings.violations(promise);
        return "%s (%s)"
                .formatted(
                        violations == 0 ? "holds" : "BROKEN: %,d violations".formatted(violations),
                        facts.isEmpty() ? "nothing to look at" : facts);
    }

    private String summary() {
        return findings.none() ? "all that was checked holds" : "NOT ALL PROMISES HOLD";
    }
}
