// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.unsubscribe;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.firstsession.notification.KeyedHash;
import org.firstsession.notification.NotificationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Addresses that want no mails that one can do without. They are kept as keyed hashes, and the
 * links hold no more than that: who has a link can unsubscribe one address and learn nothing.
 */
@Component
public class MailOptOuts {

    private static final int SEAL_BYTES = 16;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final String url;

    MailOptOuts(JdbcClient jdbc, NotificationProperties properties) {
        this.jdbc = jdbc;
        this.hash = new KeyedHash(properties.text().optOutKey());
        this.url = properties.mail().unsubscribeUrl();
    }

    /** Where an address unsubscribes: a page for people, and one click for mail programs. */
    public String link(String address) {
        var hashed = of(address);
        return url
                + UnsubscribePage.PATH
                + HexFormat.of().formatHex(hashed)
                + HexFormat.of().formatHex(seal(hashed));
    }

    public boolean contain(String address) {
        return jdbc.sql("SELECT count(*) FROM mail_opt_out WHERE address_hash = ?")
                        .param(of(address))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Takes out the address of a link; false when the link isn't one of ours. */
    boolean add(String token) {
        var hashed = sealed(token);
        hashed.ifPresent(address ->
                jdbc.sql(
                                "INSERT INTO mail_opt_out (address_hash) VALUES (?)"
                                        + " ON CONFLICT DO NOTHING")
                        .param(address)
                        .update());
        return hashed.isPresent();
    }

    boolean isOurs(String token) {
        return sealed(token).isPresent();
    }

    private Optional<byte[]> sealed(String token) {
        try {
            var bytes = HexFormat.of().parseHex(token);
            int length = bytes.length - SEAL_BYTES;
            if (length <= 0) {
                return Optional.empty();
            }
            var hashed = Arrays.copyOf(bytes, length);
            var sealed = Arrays.copyOfRange(bytes, length, bytes.length);
            return MessageDigest.isEqual(sealed, seal(hashed))
                    ? Optional.of(hashed)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] of(String address) {
        return hash.of("mail " + address.strip().toLowerCase(Locale.ROOT));
    }

    private byte[] seal(byte[] hashed) {
        return Arrays.copyOf(
                hash.of("unsubscribe " + HexFormat.of().formatHex(hashed)), SEAL_BYTES);
    }
}
