// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstsession.matching.avro.AvroPolicy;
import org.firstsession.matching.board.roster.RosterFault;
import org.firstsession.types.Policy;

/** The policy that somebody typed. */
final class PolicyForm {

    static final List<String> REASONS =
            List.of("POLICY_TRIED", "POLICY_FEEDBACK", "POLICY_SEASON", "POLICY_MISTAKE", "OTHER");

    private static final int LONGEST = 4_000;

    private PolicyForm() {}

    /** A field that is different, before and after, as it is read. */
    record Change(PolicyField field, String before, String after) {}

    /** Each field as it stands, by its path. */
    static Map<String, String> texts(Policy policy) {
        var texts = new LinkedHashMap<String, String>();
        PolicyField.all().forEach(field -> texts.put(field.path(), field.text(policy)));
        return texts;
    }

    /**
     * The policy in force with what somebody typed; a field that is missing stays as it is.
     *
     * @throws PolicyFault when a field can't be used, or the engine takes no such policy
     */
    static Policy policy(Policy inForce, Map<String, String> typed) {
        var policy = Policy.newBuilder(inForce).build();
        for (var field : PolicyField.all()) {
            var text = typed.get(field.path());
            if (text != null) {
                put(policy, field, text);
            }
        }
        try {
            AvroPolicy.read(policy);
            return policy;
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    static List<Change> changes(Policy before, Policy after) {
        return PolicyField.all().stream()
                .map(field -> new Change(field, field.text(before), field.text(after)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** The code of why the policy changes. */
    static String reason(String typed) {
        if (!REASONS.contains(typed)) {
            throw new PolicyFault("", "Say why the policy changes.");
        }
        return typed;
    }

    private static void put(Policy policy, PolicyField field, String typed) {
        if (typed.length() > LONGEST) {
            throw new PolicyFault(field.path(), "That is too long.");
        }
        try {
            field.put(policy, typed);
        } catch (RosterFault e) {
            throw new PolicyFault(field.path(), Objects.requireNonNull(e.getMessage()));
        }
    }

    /** The engine names the field that it refuses first. */
    private static PolicyFault refused(String message) {
        return PolicyField.all().stream()
                .filter(field -> message.startsWith(field.name() + " "))
                .findFirst()
                .map(field ->
                        new PolicyFault(
                                field.path(),
                                "It" + message.substring(field.name().length()) + "."))
                .orElseGet(() -> new PolicyFault("", "That is no policy: " + message + "."));
    }
}
