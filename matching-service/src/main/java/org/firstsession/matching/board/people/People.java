// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is behind the ids. Every answer is an audited read on the other side, so ask for what is
 * shown and for nothing else.
 */
public interface People extends NameSource {

    /**
     * How to reach the people of a request, and what they wrote; empty when that is not kept (any
     * more).
     *
     * @param viewer who looks at the page
     * @throws PeopleUnavailableException when there is no answer
     */
    Optional<Contact> contact(String practiceId, String requestId, String viewer);

    /**
     * How each of a request's people may be reached, without saying at what number; in no order.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    List<ContactRules> contactRules(String practiceId, String requestId);

    /**
     * Requests of people with such a name or such a phone number; at most a hundred.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    List<String> search(String practiceId, String text, String viewer);

    /**
     * Keeps words in the vault, under an id that the caller has made: once, however often it is
     * asked.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    void note(String practiceId, String requestId, String noteId, String author, String text);

    /**
     * People of other requests with the same address or number: perhaps the same person, which only
     * a person decides.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    List<Duplicate> duplicates(String practiceId, String requestId, String viewer);

    /**
     * What raised a worry about the people of a request; for clinical leads alone.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    Worries worries(String practiceId, String requestId, String viewer);

    /**
     * Has somebody erased with everything that is kept of them; it is carried out at once.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    void erase(String practiceId, String requestId, String personId, String viewer);

    /**
     * Hands in what a caller asks for, with the checks that everybody's request meets.
     *
     * @param key made once for a form, so that sending it twice makes one request
     * @throws PeopleUnavailableException when there is no answer
     */
    Accepted request(String practiceId, String key, Map<String, Object> body, String viewer);

    /**
     * All therapists of a practice, by id.
     *
     * @param purpose what they are read for
     * @throws PeopleUnavailableException when there is no answer
     */
    List<TherapistPerson> roster(String practiceId, String viewer, String purpose);

    /**
     * Keeps the therapists of a roster import until it is applied; once, however often it is asked.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    void keepImport(
            String practiceId, String importId, String viewer, List<TherapistPerson> therapists);

    /**
     * Applies an import that is kept; once, however often it is asked.
     *
     * @return false when it isn't kept any more
     * @throws PeopleUnavailableException when there is no answer
     */
    boolean applyImport(String practiceId, String importId);

    /**
     * Somebody with the same contact.
     *
     * @param by {@code email} or {@code phone}
     */
    record Duplicate(String personId, String otherRequestId, String otherPersonId, String by) {}

    /** What became of a request that was handed in. */
    sealed interface Accepted {

        /** It is on its way. */
        record Request(String requestId) implements Accepted {}

        /** It can't be used as it is: field by field, in words. */
        record Faults(Map<String, String> byField) implements Accepted {}
    }
}
