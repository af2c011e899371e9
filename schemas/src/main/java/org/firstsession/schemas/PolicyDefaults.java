// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import org.apache.avro.specific.SpecificData;
import org.firstsession.types.Lifetimes;
import org.firstsession.types.Policy;
import org.firstsession.types.Scarcity;

/** What a policy has where nothing else is stated, from the schema. */
public final class PolicyDefaults {

    private PolicyDefaults() {}

    /** How long things stay open. */
    public static Lifetimes lifetimes() {
        return (Lifetimes) value("lifetimes");
    }

    /** How scarce hours are kept. */
    public static Scarcity scarcity() {
        return (Scarcity) value("scarcity");
    }

    private static Object value(String field) {
        ConfluentAvro.trustGeneratedClasses();
        return SpecificData.get().getDefaultValue(Policy.getClassSchema().getField(field));
    }
}
