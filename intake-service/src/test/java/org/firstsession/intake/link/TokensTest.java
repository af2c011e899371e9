// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.firstsession.intake.people.KeyedHash;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final UUID link = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();
    private final Tokens tokens = new Tokens(new KeyedHash(new byte[] {1, 2, 3}));

    @Test
    void givesTheSameTokenAgain() {
        var token = tokens.token(link, request, "client", "view");

        assertThat(tokens.token(link, request, "client", "view")).isEqualTo(token);
        assertThat(tokens.matches(token, link, request, "client", "view")).isTrue();
        assertThat(Tokens.linkId(token)).contains(link);
    }

    @Test
    void opensNothingElse() {
        var token = tokens.token(link, request, "client", "view");

        assertThat(tokens.matches(token, link, request, "client", "cancel")).isFalse();
        assertThat(tokens.matches(token, link, request, "partner", "view")).isFalse();
        assertThat(tokens.matches(token, link, UUID.randomUUID(), "client", "view")).isFalse();
        assertThat(tokens.matches(token, UUID.randomUUID(), request, "client", "view")).isFalse();
        assertThat(tokens.matches(token + "A", link, request, "client", "view")).isFalse();
    }

    @Test
    void dependsOnTheKey() {
        var others = new Tokens(new KeyedHash(new byte[] {4, 5, 6}));

        assertThat(others.token(link, request, "client", "view"))
                .isNotEqualTo(tokens.token(link, request, "client", "view"));
    }

    @Test
    void findsNoLinkInRubbish() {
        assertThat(Tokens.linkId("")).isEmpty();
        assertThat(Tokens.linkId(".")).isEmpty();
        assertThat(Tokens.linkId("x".repeat(36) + ".y")).isEmpty();
    }
}
