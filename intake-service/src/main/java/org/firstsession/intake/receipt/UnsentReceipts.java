// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The receipts that the relay still has to send. */
@Repository
class UnsentReceipts {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;

    UnsentReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The practice's next unsent receipts, in order of acceptance. */
    List<Receipt> unsent(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT command_id, request_id, command_type, recorded_at, payload
                        FROM receipts WHERE practice_id = ? AND sent_at IS NULL
                        ORDER BY position LIMIT ?\
                        """)
                .params(practiceId, BATCH)
                .query((row, number) ->
                        new Receipt(
                                row.getObject("command_id", UUID.class),
                                practiceId,
                                row.getObject("request_id", UUID.class),
                                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                                CommandCodec.decode(
                                        row.getString("command_type"), row.getBytes("payload"))))
                .list();
    }

    List<String> practicesWithUnsent() {
        return jdbc.sql("SELECT DISTINCT practice_id FROM receipts WHERE sent_at IS NULL")
                .query((row, number) -> row.getString("practice_id"))
                .list();
    }

    /**
     * Notes that receipts are on the log.
     *
     * @return whether the lane was still this process's own
     */
    boolean markSent(String practiceId, long fence, List<OnLog> records) {
        int rows =
                jdbc.sql(
                                """
                                UPDATE receipts r SET sent_at = clock_timestamp(),
                                    log_partition = s.log_partition, log_offset = s.log_offset
                                FROM unnest(?::uuid[], ?::int[], ?::bigint[])
                                         AS s (command_id, log_partition, log_offset),
                                     relay_lanes l
                                WHERE r.command_id = s.command_id
                                  AND l.practice_id = ? AND l.fence = ?\
                                """)
                        .params(
                                records.stream()
                                        .map(record -> record.commandId().toString())
                                        .toArray(String[]::new),
                                records.stream().map(OnLog::partition).toArray(Integer[]::new),
                                records.stream().map(OnLog::offset).toArray(Long[]::new),
                                practiceId,
                                fence)
                        .update();
        return rows == records.size();
    }

    /** Where a receipt's record stands on the log. */
    record OnLog(UUID commandId, int partition, long offset) {}
}
