// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.firstsession.schemas.TopicProvisioning;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that names the cluster, and the way there. */
final class KafkaAccess {

    private static final int ANSWER_MILLIS = (int) Duration.ofSeconds(5).toMillis();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            converter = Address.class,
            defaultValue = "${env:FIRSTSESSION_KAFKA:-127.0.0.1:9092}",
            description = "Kafka's address. Default: $FIRSTSESSION_KAFKA, else 127.0.0.1:9092.")
    private String bootstrapServers = "";

    <T> T ask(Function<TopicProvisioning, T> question) {
        try (var admin = Admin.create(settings())) {
            return question.apply(new TopicProvisioning(admin));
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

    private UnreachableException unreachable(Exception cause) {
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
    static final class Address implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[^,\\s]+:\\d{1,5}(,[^,\\s]+:\\d{1,5})*")) {
                throw new TypeConversionException("'" + text + "' is not HOST:PORT");
            }
            return text;
        }
    }
}
