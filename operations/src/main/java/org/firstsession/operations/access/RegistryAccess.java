// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import org.firstsession.schemas.SchemaRegistration;
import picocli.CommandLine.Option;

/** The option that names the schema registry, and the way there. */
public final class RegistryAccess {

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:FIRSTSESSION_REGISTRY:-http://127.0.0.1:8085/apis/ccompat/v7}",
            description =
                    "The registry's Confluent API. Default: $FIRSTSESSION_REGISTRY, else"
                            + " http://127.0.0.1:8085/apis/ccompat/v7.")
    private String url = "";

    /** A question to the registry. */
    @FunctionalInterface
    public interface Question {
        List<String> put(SchemaRegistration registration) throws IOException;
    }

    /**
     * Asks about the catalogue's schemas.
     *
     * @throws UnreachableException when the registry doesn't answer
     * @throws RefusedException when it says no
     */
    public List<String> ask(Question question) {
        try {
            return question.put(new SchemaRegistration(url));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof RestClientException answer && answer.getStatus() >= 500) {
                throw unreachable(e);
            }
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where the registry is. */
    public String url() {
        return url;
    }

    /** What to throw when the registry does not answer. */
    public UnreachableException unreachable(Exception cause) {
        return new UnreachableException("the registry does not answer at " + url, cause);
    }
}
