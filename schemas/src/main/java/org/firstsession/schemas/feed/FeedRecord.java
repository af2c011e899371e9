// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas.feed;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * A decoded record of a followed topic.
 *
 * @param partition where it stands
 * @param offset its offset there
 * @param timestamp the record's timestamp
 * @param key the record's key, a practiceId
 * @param value one of the topic's generated types
 * @param headers the record's headers
 */
public record FeedRecord(
        TopicPartition partition,
        long offset,
        Instant timestamp,
        String key,
        SpecificRecord value,
        Headers headers) {}
