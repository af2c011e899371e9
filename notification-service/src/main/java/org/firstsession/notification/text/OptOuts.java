// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import java.util.Locale;
import java.util.Set;
import org.firstsession.notification.KeyedHash;
import org.firstsession.notification.NotificationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Numbers that have said STOP. The provider keeps such a list too and answers for us; ours keeps us
 * from trying. Numbers are kept as keyed hashes.
 */
@Component
public class OptOuts {

    /** What providers take as an opt-out; nothing else that we ask for may use these words. */
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT");

    private static final Set<String> START = Set.of("START", "UNSTOP", "YES");

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    OptOuts(JdbcClient jdbc, NotificationProperties properties) {
        this.jdbc = jdbc;
        this.hash = new KeyedHash(properties.text().optOutKey());
    }

    /** Takes over what a text that came in says about further texts, if anything. */
    public void hear(String number, String text) {
        var word = text.strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word)) {
            add(number);
        } else if (START.contains(word)) {
            jdbc.sql("DELETE FROM text_opt_out WHERE number_hash = ?")
                    .param(hash.of(number))
                    .update();
        }
    }

    /** Remembers that a number wants no texts. */
    public void add(String number) {
        jdbc.sql("INSERT INTO text_opt_out (number_hash) VALUES (?) ON CONFLICT DO NOTHING")
                .param(hash.of(number))
                .update();
    }

    public boolean contain(String number) {
        return jdbc.sql("SELECT count(*) FROM text_opt_out WHERE number_hash = ?")
                        .param(hash.of(number))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
