// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.firstsession.schemas.TopicProvisioning;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that names the cluster, and the way there. */
public final class KafkaAccess {

    /** A question to the cluster. */
    @FunctionalInterface
    public interface Question<T, X extends Exception> {
        T put(Admin admin) throws X;
    }

    private static final int ANSWER_MILLIS = (int) Duration.ofSeconds(5).toMillis();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            converter = Address.class,
            defaultValue = "${env:FIRSTSESSION_KAFKA:-127.0.0.1:9092}",
            description = "Kafka's address. Default: $FIRSTSESSION_KAFKA, else 127.0.0.1:9092.")
    private String bootstrapServers = "";

    /** The settings of a consumer that reads committed records from where it is told to. */
    public Map<String, Object> consumerSettings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG, "ops",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    }

    /** The settings of a producer whose records are on all copies before it goes on. */
    public Map<String, Object> producerSettings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "ops",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                ANSWER_MILLIS);
    }

    /**
     * Asks the catalogue's questions.
     *
     * @throws UnreachableException when Kafka doesn't answer
     * @throws RefusedException when it says no
     */
    public <T> T ask(Function<TopicProvisioning, T> question) {
        return administer(admin -> question.apply(new TopicProvisioning(admin)));
    }

    /** The same for any question to the cluster. */
    public <T, X extends Exception> T administer(Question<T, X> question) throws X {
        try (var admin = Admin.create(settings())) {
            return question.put(admin);
        } catch (KafkaException e) {
            // The client is refused at creation when none of the names resolves (yet).
            throw unreachable(e);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof RetriableException) {
                throw unreachable(e);
            }
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What to throw when Kafka does not answer. */
    public UnreachableException unreachable(Exception cause) {
        return new UnreachableException("Kafka does not answer at " + bootstrapServers, cause);
    }

    private Map<String, Object> settings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG, "ops",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    }

    /** Tells a slip of the pen from a cluster that is away. */
    public static final class Address implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[^,\\s]+:\\d{1,5}(,[^,\\s]+:\\d{1,5})*")) {
                throw new TypeConversionException("'" + text + "' is not HOST:PORT");
            }
            return text;
        }
    }
}
