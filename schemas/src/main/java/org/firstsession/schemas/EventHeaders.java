// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

/**
 * Headers of {@code practice.events} beside those of CloudEvents: what may differ between clusters
 * or builds and so is no part of the value.
 */
public final class EventHeaders {

    /** Offset of the command on {@code practice.commands}, in decimal. */
    public static final String COMMAND_OFFSET = "commandOffset";

    /** Version of the engine that decided. */
    public static final String ENGINE_VERSION = "engineVersion";

    /** Version of the time zone data that the engine used. */
    public static final String TZDATA_VERSION = "tzdataVersion";

    /**
     * SHA-256 of the previous event's chain and this event's Avro body, in lower-case hex. The
     * first event of a practice continues 32 zero bytes.
     */
    public static final String CHAIN = "chain";

    private EventHeaders() {}
}
