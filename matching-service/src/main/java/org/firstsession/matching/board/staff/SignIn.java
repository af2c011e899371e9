// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.firstsession.matching.board.staff.Accounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks name, password and, where one is enrolled, the second factor. Whatever doesn't fit, the
 * answer and its time are the same: nobody learns whether a name exists or is locked.
 */
@Component
@Profile("board")
public class SignIn implements AuthenticationProvider {

    static final int FAILURES_UNTIL_LOCKED = 5;
    private static final Duration LOCKED = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final InstantSource time;
    private final String nobodysHash;
    private final Tries tries = new Tries();

    /**
     * Who looks at a password has a core to themselves for a while. Some are left for whoever has
     * signed in already, however many try.
     */
    private final Semaphore looks =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    SignIn(
            Accounts accounts,
            PasswordEncoder encoder,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.time = boardTime;
        this.nobodysHash = hash(encoder, Passwords.oneTime());
    }

    /** What came with name and password, and from where. */
    public record Code(@Nullable String typed, String address) {

        public Code(HttpServletRequest request) {
            this(request.getParameter("code"), request.getRemoteAddr());
        }

        @Override
        public String toString() {
            return "Code[]";
        }
    }

    /** Too many from one address were wrong. */
    public static final class TooManyTries extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        TooManyTries() {
            super("too many tries from there");
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var address = address(asked.getDetails());
        if (!tries.begin(address, time.instant())) {
            throw new TooManyTries();
        }
        boolean refused = false;
        try {
            return checked(asked);
        } catch (AuthenticationException e) {
            refused = true;
            throw e;
        } finally {
            // What fails while the database is away says nothing of the password.
            if (!refused) {
                tries.forgive(address);
            }
        }
    }

    /** By the form, or by a program's header. */
    private static String address(@Nullable Object details) {
        return switch (details) {
            case Code code -> code.address();
            case WebAuthenticationDetails web -> web.getRemoteAddress();
            case null, default -> "";
        };
    }

    private Authentication checked(Authentication asked) {
        var password = String.valueOf(asked.getCredentials());
        var account = accounts.byUsername(asked.getName()).orElse(null);
        var now = time.instant();
        boolean right = isRight(password, account == null ? nobodysHash : account.passwordHash());
        if (account == null) {
            throw refused();
        }
        if (!isOpen(account, now)) {
            throw refused();
        }
        if (!right || !secondStepFits(account, asked.getDetails(), now)) {
            accounts.failed(account.staff().accountId(), FAILURES_UNTIL_LOCKED, now.plus(LOCKED));
            throw refused();
        }
        accounts.succeeded(account.staff().accountId());
        if (encoder.upgradeEncoding(account.passwordHash())) {
            accounts.hashAnew(
                    account.staff().accountId(), account.passwordHash(), hash(encoder, password));
        }
        var signedIn =
                UsernamePasswordAuthenticationToken.authenticated(
                        account.staff(), null, account.staff().getAuthorities());
        signedIn.setDetails(asked.getDetails());
        return signedIn;
    }

    private boolean isRight(String password, String hash) {
        looks.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            looks.release();
        }
    }

    private static boolean isOpen(Account account, Instant now) {
        var lockedUntil = account.lockedUntil();
        return !account.disabled() && (lockedUntil == null || lockedUntil.isBefore(now));
    }

    private boolean secondStepFits(Account account, @Nullable Object details, Instant now) {
        var secret = account.totpSecret();
        if (secret == null) {
            return true;
        }
        if (!(details instanceof Code code) || code.typed() == null) {
            return false;
        }
        var step = Totp.accepted(secret, code.typed(), now, account.lastStep());
        return step.isPresent() && accounts.useStep(account.staff().accountId(), step.getAsLong());
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("name, password or code don't match");
    }

    static String hash(PasswordEncoder encoder, String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("a password gave no hash");
        }
        return hash;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
