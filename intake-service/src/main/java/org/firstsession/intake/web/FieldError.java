// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import java.util.Collection;
import java.util.List;

/**
 * A field that can't be used.
 *
 * @param field its path, such as {@code times[0].from}
 * @param code what is wrong; {@code error.<code>} in the message catalogue has the words
 * @param possible the values that could be used, sorted; empty where they can't be listed
 */
public record FieldError(String field, String code, List<String> possible) {

    public FieldError {
        possible = List.copyOf(possible);
    }

    public FieldError(String field, String code) {
        this(field, code, List.of());
    }

    /** One whose value is none of a few. */
    public static FieldError choice(String field, String code, Collection<String> possible) {
        return new FieldError(field, code, possible.stream().sorted().toList());
    }
}
