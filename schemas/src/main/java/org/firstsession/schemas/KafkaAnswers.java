// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** What Kafka answers to an admin client. */
public final class KafkaAnswers {

    private KafkaAnswers() {}

    /**
     * The answer; waits for it.
     *
     * @throws IllegalStateException when it is a refusal, or when the waiting is interrupted
     */
    public static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka", e);
        }
    }
}
