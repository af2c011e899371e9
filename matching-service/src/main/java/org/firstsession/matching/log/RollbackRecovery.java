// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ContainerProperties.EOSMode;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * After a rollback: throws the books away, so that they are rebuilt from what was really committed,
 * and has the batch tried again, without end. Spring's own default gives up after ten tries and
 * skips the records.
 */
final class RollbackRecovery extends DefaultAfterRollbackProcessor<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(RollbackRecovery.class);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final AssignedBooks books;

    RollbackRecovery(AssignedBooks books) {
        super(endless());
        this.books = books;
    }

    private static ExponentialBackOff endless() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MS);
        return pauses;
    }

    /** Called for batches too: the framework's own batch variant comes here. */
    @Override
    public void process(
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<byte[], byte[]> consumer,
            @Nullable MessageListenerContainer container,
            Exception cause,
            boolean recoverable,
            EOSMode mode) {
        distrust(records.size(), cause);
        super.process(records, consumer, container, cause, recoverable, mode);
    }

    private void distrust(int records, Exception cause) {
        books.distrustAll();
        var root = rootOf(cause);
        // An exception's text may quote what somebody typed; its class and place never do.
        log.atError()
                .addKeyValue("records", records)
                .addKeyValue("cause", root.getClass().getName())
                .addKeyValue("at", root.getStackTrace().length > 0 ? root.getStackTrace()[0] : "?")
                .log("batch rolled back, nothing of it is visible; it is decided again");
    }

    private static Throwable rootOf(Throwable trouble) {
        var root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
