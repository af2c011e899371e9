// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

/** Headers of {@code practice.commands.dlt}: where the bytes stood and why they were not read. */
public final class DeadLetterHeaders {

    /** The topic on which the record stood. */
    public static final String TOPIC = "originalTopic";

    /** Its partition, in decimal. */
    public static final String PARTITION = "originalPartition";

    /** Its offset, in decimal. */
    public static final String OFFSET = "originalOffset";

    /** Its timestamp, milliseconds since 1970, in decimal. */
    public static final String TIMESTAMP = "originalTimestamp";

    /** Why it could not be read, a symbol of {@code UnreadableReason}. */
    public static final String REASON = "reason";

    private DeadLetterHeaders() {}
}
