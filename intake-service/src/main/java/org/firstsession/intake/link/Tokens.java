// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.Ids;
import org.firstsession.intake.people.KeyedHash;

/** A token is the link's id, a dot, and 256 bits that only the key's holder can work out. */
final class Tokens {

    private static final int ID_LENGTH = 36;

    private final KeyedHash hash;

    Tokens(KeyedHash hash) {
        this.hash = hash;
    }

    String token(UUID linkId, UUID requestId, String role, String action) {
        var content = linkId + "|" + requestId + "|" + role + "|" + action;
        return linkId
                + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of("link", content));
    }

    /** Compares in constant time. */
    boolean matches(String token, UUID linkId, UUID requestId, String role, String action) {
        var expected = token(linkId, requestId, role, action);
        return MessageDigest.isEqual(expected.getBytes(UTF_8), token.getBytes(UTF_8));
    }

    static Optional<UUID> linkId(String token) {
        return token.length() > ID_LENGTH && token.charAt(ID_LENGTH) == '.'
                ? Ids.parse(token.substring(0, ID_LENGTH))
                : Optional.empty();
    }
}
