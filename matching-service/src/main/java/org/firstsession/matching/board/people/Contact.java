// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the people of a request, and what was written.
 *
 * @param people the one who asked first
 * @param message what was written in the form
 * @param notes what staff wrote, the first one first
 */
public record Contact(List<Person> people, @Nullable String message, List<Note> notes) {

    public Contact(
            @Nullable List<Person> people, @Nullable String message, @Nullable List<Note> notes) {
        this.people = people == null ? List.of() : List.copyOf(people);
        this.message = message;
        this.notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** The same for a therapist: what was written to the practice is for its coordinators alone. */
    public Contact withoutMessage() {
        return new Contact(people, null, notes);
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

    /**
     * Words of staff.
     *
     * @param author the account that wrote them
     */
    public record Note(String noteId, String author, Instant writtenAt, String text) {

        /** When, to the minute, such as 2026-11-27 18:00 UTC. */
        public String at() {
            return writtenAt
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString()
                    .replace('T', ' ')
                    .replace(":00Z", " UTC");
        }

        @Override
        public String toString() {
            return "Note[" + noteId + "]";
        }
    }

    @Override
    public String toString() {
        return "Contact" + people;
    }
}
