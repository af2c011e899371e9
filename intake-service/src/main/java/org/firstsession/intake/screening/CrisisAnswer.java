// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/**
 * What is answered at once when a text raises a concern: in one wording whatever raised it, so that
 * it tells nobody who looks over a shoulder what was written. It is part of the program and needs
 * no store and no log.
 *
 * @param en the lines in English
 * @param es the same lines in Spanish
 */
public record CrisisAnswer(List<String> en, List<String> es) {

    public CrisisAnswer {
        en = List.copyOf(en);
        es = List.copyOf(es);
    }

    /**
     * The answer that comes with this service.
     *
     * @throws IllegalStateException when it can't be read
     */
    public static CrisisAnswer standard() {
        return new CrisisAnswer(lines("answer.en.txt"), lines("answer.es.txt"));
    }

    private static List<String> lines(String resource) {
        try (var stream = CrisisAnswer.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("there is no answer " + resource);
            }
            return new String(stream.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException("the answer " + resource + " can't be read", e);
        }
    }
}
