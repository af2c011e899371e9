// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of CloudEvents 1.0 in the binary mode of its Kafka protocol binding. The value stays
 * as Avro wrote it. Headers hold no personal data: tools show them in full.
 */
public final class CloudEventHeaders {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String TRACE_PARENT = "traceparent";

    private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] CONTENT_TYPE = "application/avro".getBytes(UTF_8);

    /** All zeros in either half would be no trace, or no place in it. */
    private static final Pattern TRACE_ID = Pattern.compile("(?!.*0{16}$)[0-9a-f]{32}");

    private CloudEventHeaders() {}

    /**
     * Adds the headers.
     *
     * @param id the command's or event's id
     * @param type the record's full name
     * @param source who wrote it, such as {@code /intake-service}
     * @param time when it was accepted or decided
     * @param partitionKey the record's key
     * @param subject what it concerns, such as the request's id; left out when null
     */
    public static void add(
            Headers headers,
            String id,
            String type,
            String source,
            Instant time,
            String partitionKey,
            @Nullable String subject) {
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add(ID, id.getBytes(UTF_8));
        headers.add(TYPE, type.getBytes(UTF_8));
        headers.add(SOURCE, source.getBytes(UTF_8));
        headers.add(TIME, time.toString().getBytes(UTF_8));
        headers.add("ce_partitionkey", partitionKey.getBytes(UTF_8));
        if (subject != null) {
            headers.add(SUBJECT, subject.getBytes(UTF_8));
        }
        headers.add("content-type", CONTENT_TYPE);
    }

    /**
     * Adds the trace (W3C trace context) that begins with a record, so that what followed from it
     * can be found by it. A UUID and an id of 32 hexadecimal digits are the trace's id themselves.
     *
     * @param id the record's id
     */
    public static void beginTrace(Headers headers, String id) {
        var digits = id.replace("-", "");
        var trace =
                TRACE_ID.matcher(digits).matches()
                        ? digits
                        : UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString().replace("-", "");
        headers.add(
                TRACE_PARENT,
                ("00-" + trace + "-" + trace.substring(trace.length() / 2) + "-01")
                        .getBytes(UTF_8));
    }

    /** The text of a header, or null when it is not there. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
