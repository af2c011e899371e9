// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topic;
import picocli.CommandLine.Option;

/** The option that names the schema registry, and the way there. */
public final class RegistryAccess {

    private static final String COMPATIBILITY = "FULL_TRANSITIVE";
    private static final int SERVER_ERROR = 500;

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
            if (e.getCause() instanceof RestClientException answer
                    && answer.getStatus() >= SERVER_ERROR) {
                throw unreachable(e);
            }
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Says which subjects would take a schema that older readers or writers can't do with.
     *
     * @throws UnreachableException when the registry doesn't answer
     */
    public List<String> unsafeSubjects(Collection<Topic> topics) {
        var unsafe = new ArrayList<String>();
        var client = ConfluentAvro.registry(url);
        for (var topic : topics) {
            for (var type : topic.valueTypes()) {
                var subject = topic.subject(type);
                try {
                    var mode = client.getCompatibility(subject);
                    if (!COMPATIBILITY.equals(mode)) {
                        unsafe.add(
                                "%s: compatibility is %s instead of %s"
                                        .formatted(subject, mode, COMPATIBILITY));
                    }
                } catch (RestClientException e) {
                    if (e.getStatus() >= SERVER_ERROR) {
                        throw unreachable(e);
                    }
                    unsafe.add(subject + ": no compatibility of its own");
                } catch (IOException e) {
                    throw unreachable(e);
                }
            }
        }
        return unsafe;
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
