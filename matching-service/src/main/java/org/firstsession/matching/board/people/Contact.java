// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the people of a request.
 *
 * @param people the one who asked first
 * @param message what was written in the form
 */
public record Contact(List<Person> people, @Nullable String message) {

    public Contact {
        people = List.copyOf(people);
    }

    /** One person. */
    public record Person(
            String personId,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable List<String> contactBy) {

        /** By which ways the person agreed to be reached. */
        public List<String> ways() {
            return contactBy == null ? List.of() : contactBy;
        }

        @Override
        public String toString() {
            return "Person[" + personId + "]";
        }
    }

    @Override
    public String toString() {
        return "Contact" + people;
    }
}
