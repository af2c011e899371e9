// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds people by the beginnings of their names, or by an address or number, without a name that
 * could be read in an index. The index of names is filled by whoever searches.
 */
@Repository
public class PeopleSearch {

    private static final int MOST_FOUND = 100;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;
    private static final int MOST_WORDS = 8;
    private static final int INDEXED_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final KeyedHash hash;

    PeopleSearch(JdbcClient jdbc, Vault vault, @Qualifier("contentHash") KeyedHash hash) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.hash = hash;
    }

    /**
     * Somebody with the same contact.
     *
     * @param by {@code email} or {@code phone}
     */
    public record Duplicate(UUID personId, UUID otherRequestId, UUID otherPersonId, String by) {}

    /** Requests of people each of whose words begins as the name does, the latest first. */
    public List<UUID> byName(String practiceId, String name) {
        var words = words(name);
        if (words.isEmpty()) {
            return List.of();
        }
        index(practiceId);
        var beginnings =
                words.stream()
                        .map(word -> hash.of("name", beginning(word, LONGEST)))
                        .toArray(byte[][]::new);
        return jdbc.sql(
                        """
                        SELECT p.request_id FROM name_index i JOIN people p USING (person_id)
                        WHERE i.practice_id = ? AND i.beginnings @> ?
                        GROUP BY p.request_id ORDER BY p.request_id DESC LIMIT ?\
                        """)
                .params(practiceId, beginnings, MOST_FOUND)
                .query((row, number) -> row.getObject("request_id", UUID.class))
                .list();
    }

    /** Requests of people with this address or number, in the form in which those are kept. */
    public List<UUID> byContact(String practiceId, String purpose, String contact) {
        return jdbc.sql(
                        """
                        SELECT request_id FROM people
                        WHERE practice_id = ? AND (email_index = ? OR phone_index = ?)
                        GROUP BY request_id ORDER BY request_id DESC LIMIT ?\
                        """)
                .params(
                        practiceId,
                        hash.of(purpose, contact.toLowerCase(Locale.ROOT)),
                        hash.of(purpose, contact.toLowerCase(Locale.ROOT)),
                        MOST_FOUND)
                .query((row, number) -> row.getObject("request_id", UUID.class))
                .list();
    }

    /** People of other requests with an address or number of one of this request's people. */
    public List<Duplicate> duplicates(String practiceId, UUID requestId) {
        return jdbc.sql(
                        """
                        SELECT p.person_id, o.request_id, o.person_id AS other_person_id,
                            CASE WHEN o.phone_index = p.phone_index THEN 'phone' ELSE 'email' END AS by
                        FROM people p JOIN people o ON o.practice_id = p.practice_id
                            AND (o.email_index = p.email_index OR o.phone_index = p.phone_index)
                        WHERE p.practice_id = ? AND p.request_id = ? AND o.request_id <> p.request_id
                        ORDER BY o.request_id DESC LIMIT 20\
                        """)
                .params(practiceId, requestId)
                .query((row, number) ->
                        new Duplicate(
                                row.getObject("person_id", UUID.class),
                                row.getObject("request_id", UUID.class),
                                row.getObject("other_person_id", UUID.class),
                                row.getString("by")))
                .list();
    }

    private void index(String practiceId) {
        var names =
                jdbc.sql(
                                """
                                SELECT p.person_id, p.name FROM people p LEFT JOIN name_index i USING (person_id)
                                WHERE p.practice_id = ? AND i.person_id IS NULL LIMIT ?\
                                """)
                        .params(practiceId, INDEXED_AT_ONCE)
                        .query((row, number) -> {
                            var id = row.getObject("person_id", UUID.class);
                            return new Named(
                                    id,
                                    vault.open("people.name", id.toString(), row.getBytes("name")));
                        })
                        .list();
        for (var one : names) {
            jdbc.sql(
                            """
                            INSERT INTO name_index (person_id, practice_id, beginnings)
                            VALUES (?, ?, ?) ON CONFLICT DO NOTHING\
                            """)
                    .params(one.personId(), practiceId, beginnings(one.name()))
                    .update();
        }
        if (names.size() == INDEXED_AT_ONCE) {
            index(practiceId);
        }
    }

    private record Named(UUID personId, String name) {
        @Override
        public String toString() {
            return "Named[" + personId + ", redacted]";
        }
    }

    private byte[][] beginnings(String name) {
        var beginnings = new LinkedHashSet<String>();
        for (var word : words(name)) {
            for (int length = SHORTEST; length <= LONGEST; length++) {
                beginnings.add(beginning(word, length));
            }
        }
        return beginnings.stream().map(each -> hash.of("name", each)).toArray(byte[][]::new);
    }

    private static String beginning(String word, int length) {
        int end = Math.min(word.codePointCount(0, word.length()), length);
        return word.substring(0, word.offsetByCodePoints(0, end));
    }

    /** The words of a name, without case and accents, so that Zoe finds Zoë. */
    private static Set<String> words(String name) {
        var plain =
                Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        var words = new LinkedHashSet<String>();
        Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST)
                .limit(MOST_WORDS)
                .forEach(words::add);
        return words;
    }
}
