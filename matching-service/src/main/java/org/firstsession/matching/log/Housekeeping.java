// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListenerContainer;

/** What the listener's thread does between batches, and when partitions come and go. */
final class Housekeeping implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final AssignedBooks books;
    private final EngineClock clock;
    private final @Nullable PracticeOpening opening;
    private final ProducerFactory<byte[], byte[]> transactions;

    Housekeeping(
            AssignedBooks books,
            EngineClock clock,
            @Nullable PracticeOpening opening,
            ProducerFactory<byte[], byte[]> transactions) {
        this.books = books;
        this.clock = clock;
        this.opening = opening;
        this.transactions = transactions;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        books.assign(partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        books.revoke(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        books.revoke(partitions);
    }

    /**
     * Nothing came in for a moment: a time to rebuild what is missing, and to look at the clock.
     */
    @EventListener
    void onIdle(ListenerContainerIdleEvent idle) {
        try {
            if (!books.allReady()) {
                endOwnTransaction();
            }
            var partitions = books.all(idle.getConsumer());
            if (opening != null) {
                opening.look(partitions);
            }
            clock.tick(partitions);
        } catch (RuntimeException e) {
            // The next idle moment tries again; until then the service is not ready.
            books.distrustAll();
            log.atWarn()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("books can't be rebuilt just now");
        }
    }

    /**
     * A transaction that this instance left open when it died hides later events until it times
     * out. A producer with the same transactional id ends it at once.
     */
    private void endOwnTransaction() {
        transactions.createProducer().close();
    }

    /** A fenced or broken container is started again: somebody must decide. */
    @EventListener
    void onStopped(ConsumerStoppedEvent stopped) {
        if (stopped.getReason() == ConsumerStoppedEvent.Reason.NORMAL) {
            return;
        }
        books.distrustAll();
        log.atError()
                .addKeyValue("reason", stopped.getReason())
                .log("the listener stopped; it is started again");
        var container = stopped.getContainer(MessageListenerContainer.class);
        Thread.ofVirtual().name("engine-restart").start(() -> restart(container));
    }

    private static void restart(MessageListenerContainer container) {
        container.stop();
        container.start();
    }
}
