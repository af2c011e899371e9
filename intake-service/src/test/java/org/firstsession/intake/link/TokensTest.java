// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.firstsession.intake.people.KeyedHash;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final UUID LINK = new UUID(1, 2);
    private static final UUID REQUEST = new UUID(3, 4);

    private final Tokens tokens = new Tokens(new KeyedHash("a key of a test".getBytes(UTF_8)));
    private final String token = tokens.token(LINK, REQUEST, Links.CLIENT, "accept");

    @Test
    void givesTheSameTokenAgain() {
        assertThat(tokens.token(LINK, REQUEST, Links.CLIENT, "accept")).isEqualTo(token);
        assertThat(tokens.matches(token, LINK, REQUEST, Links.CLIENT, "accept")).isTrue();
    }

    @Test
    void fitsNothingElse() {
        assertThat(tokens.matches(token, LINK, REQUEST, Links.CLIENT, "cancel")).isFalse();
        assertThat(tokens.matches(token, LINK, REQUEST, "partner", "accept")).isFalse();
        assertThat(tokens.matches(token, LINK, new UUID(3, 5), Links.CLIENT, "accept")).isFalse();
        assertThat(tokens.matches(token, new UUID(1, 3), REQUEST, Links.CLIENT, "accept"))
                .isFalse();
    }

    @Test
    void dependsOnTheKey() {
        var others = new Tokens(new KeyedHash("another key".getBytes(UTF_8)));

        assertThat(others.matches(token, LINK, REQUEST, Links.CLIENT, "accept")).isFalse();
    }

    @Test
    void holds256Bits() {
        var secret = token.substring(token.indexOf('.') + 1);

        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
        assertThat(Tokens.linkId(token)).contains(LINK);
    }

    @Test
    void findsNoLinkInOtherText() {
        assertThat(Tokens.linkId("")).isEmpty();
        assertThat(Tokens.linkId("1-2-3-4-5.abc")).isEmpty();
        assertThat(Tokens.linkId("x".repeat(36) + ".abc")).isEmpty();
    }
}
