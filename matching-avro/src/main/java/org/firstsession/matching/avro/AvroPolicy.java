// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.time.Instant;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.log.EventMeta;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.events.PolicySet;

/** A policy as it stands on the logs, and back. It goes inside an event, as it does there. */
public final class AvroPolicy {

    private static final EventMeta NOWHERE =
            new EventMeta(new PracticeId("none"), 1, new CommandId("none"), Instant.EPOCH);

    private AvroPolicy() {}

    public static org.firstsession.types.Policy write(Policy policy) {
        return ((PolicySet) AvroEvents.write(new Event.PolicySet(NOWHERE, policy))).getPolicy();
    }

    /**
     * The engine's policy.
     *
     * @throws IllegalArgumentException when the engine allows no such policy
     */
    public static Policy read(org.firstsession.types.Policy policy) {
        var event = new PolicySet("none", 1L, "none:1", "none", Instant.EPOCH, policy);
        return ((Event.PolicySet) AvroEvents.read(event)).policy();
    }
}
