// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** The schemas that wrote the records, by their ids in the registry. Asks for each id once. */
public final class WriterSchemas {

    private static final int NOT_FOUND = 404;

    private final SchemaRegistryClient registry;
    private final Map<Integer, Optional<Schema>> known = new ConcurrentHashMap<>();

    public WriterSchemas(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /**
     * The schema with an id; empty when the registry says that there is none.
     *
     * @throws RegistryAwayException when it doesn't say
     */
    public Optional<Schema> byId(int id) {
        return known.computeIfAbsent(id, this::ask);
    }

    private Optional<Schema> ask(int id) {
        try {
            return registry.getSchemaById(id) instanceof AvroSchema avro
                    ? Optional.of(avro.rawSchema())
                    : Optional.empty();
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new RegistryAwayException(e);
        } catch (IOException e) {
            throw new RegistryAwayException(e);
        }
    }

    /** The registry did not say what a schema is: nothing can be judged. */
    public static final class RegistryAwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RegistryAwayException(Exception cause) {
            super("the registry does not answer", cause);
        }
    }
}
