// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.firstsession.matching.board.BoardDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FirstAdministratorIT {

    private final Accounts accounts = new Accounts(JdbcClient.create(BoardDatabase.migrated()));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void printsAPasswordForOneSignInOnceAndNeverAgain() {
        start(null);
        var password = Pattern.compile("sign-in ([a-z2-9-]{23})").matcher(text());

        assertThat(password.find()).isTrue();
        var account = accounts.byUsername("admin").orElseThrow();
        assertThat(account.staff().roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(account.staff().oneTimePassword()).isTrue();
        assertThat(account.passwordHash()).doesNotContain(password.group(1));

        printed.reset();
        start(null);
        assertThat(text()).isEmpty();
    }

    @Test
    void followsThePasswordOfTheLocalStack() {
        start("the first one");
        start("another one");

        var account = accounts.byUsername("admin").orElseThrow();
        assertThat(text()).isEmpty();
        assertThat(account.staff().oneTimePassword()).isFalse();
        assertThat(Passwords.encoder().matches("another one", account.passwordHash())).isTrue();
        assertThat(account.staff().coordinates()).isTrue();
    }

    private void start(@Nullable String password) {
        new FirstAdministrator(
                        accounts,
                        Passwords.encoder(),
                        InstantSource.system(),
                        password,
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .seeToIt();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
