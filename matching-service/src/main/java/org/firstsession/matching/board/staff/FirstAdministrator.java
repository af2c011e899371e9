// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Sees to it that somebody can sign in. With a password from the environment, as in the local
 * stack, that is {@code admin} with every role that isn't a therapist's. Without, the first start
 * makes an administrator with a password for one sign-in and prints it once.
 */
public final class FirstAdministrator {

    static final String USERNAME = "admin";

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final InstantSource time;
    private final @Nullable String password;
    private final PrintStream out;

    public FirstAdministrator(
            Accounts accounts,
            PasswordEncoder encoder,
            InstantSource time,
            @Nullable String password,
            PrintStream out) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.time = time;
        this.password = password;
        this.out = out;
    }

    /** Runs once, when the service starts. */
    public void seeToIt() {
        if (password != null) {
            local(password);
        } else if (accounts.all().isEmpty()) {
            first();
        }
    }

    private void local(String password) {
        var account = accounts.byUsername(USERNAME).orElse(null);
        if (account == null) {
            var roles = Set.of(Role.ADMINISTRATOR, Role.COORDINATOR, Role.CLINICAL_LEAD, Role.OPS);
            accounts.add(staff(roles, false), SignIn.hash(encoder, password));
        } else if (!encoder.matches(password, account.passwordHash())) {
            accounts.setPassword(
                    account.staff().accountId(),
                    SignIn.hash(encoder, password),
                    false,
                    time.instant());
        }
    }

    private void first() {
        var oneTime = Passwords.oneTime();
        if (accounts.add(staff(Set.of(Role.ADMINISTRATOR), true), SignIn.hash(encoder, oneTime))) {
            out.printf(
                    "%nThe board's first administrator: name %s, password for one sign-in %s%n"
                            + "It is shown this once.%n%n",
                    USERNAME, oneTime);
        }
    }

    private static Staff staff(Set<Role> roles, boolean oneTime) {
        return new Staff(
                UUID.randomUUID(),
                USERNAME,
                "Administrator",
                roles,
                List.of(Staff.ALL_PRACTICES),
                null,
                oneTime,
                false);
    }
}
