// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;

class TriesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");

    private final Tries tries = new Tries();

    @Test
    void areLimitedForEachAddressAndForAWhile() {
        for (int i = 0; i < Tries.MOST; i++) {
            assertThat(tries.begin("192.0.2.1", NOW)).isTrue();
        }

        assertThat(tries.begin("192.0.2.1", NOW.plus(Tries.WITHIN).minusMillis(1))).isFalse();
        assertThat(tries.begin("192.0.2.2", NOW)).isTrue();
        assertThat(tries.begin("192.0.2.1", NOW.plus(Tries.WITHIN))).isTrue();
    }

    @Test
    void dontCountWhenTheyWereRight() {
        for (int i = 0; i < Tries.MOST * 2; i++) {
            assertThat(tries.begin("192.0.2.1", NOW)).isTrue();
            tries.forgive("192.0.2.1");
        }
    }

    @Test
    void costNothingOnceThereAreTooMany() {
        Accounts accounts = mock();
        PasswordEncoder encoder = mock();
        when(encoder.encode(any())).thenReturn("hash");
        when(accounts.byUsername(any())).thenReturn(Optional.empty());
        var signIn = new SignIn(accounts, encoder, () -> NOW);
        for (int i = 0; i < Tries.MOST; i++) {
            assertThatThrownBy(() -> signIn.authenticate(asked("192.0.2.1")))
                    .isInstanceOf(BadCredentialsException.class);
        }

        assertThatThrownBy(() -> signIn.authenticate(asked("192.0.2.1")))
                .isInstanceOf(SignIn.TooManyTries.class);
        assertThatThrownBy(() -> signIn.authenticate(asked("192.0.2.2")))
                .isInstanceOf(BadCredentialsException.class);
        verify(encoder, times(Tries.MOST + 1)).matches(any(), any());
    }

    @Test
    void dontCountWhileNobodyCanBeLookedUp() {
        Accounts accounts = mock();
        PasswordEncoder encoder = mock();
        when(encoder.encode(any())).thenReturn("hash");
        when(accounts.byUsername(any())).thenThrow(new DataAccessResourceFailureException("down"));
        var signIn = new SignIn(accounts, encoder, () -> NOW);

        for (int i = 0; i < Tries.MOST * 2; i++) {
            assertThatThrownBy(() -> signIn.authenticate(asked("192.0.2.1")))
                    .isInstanceOf(DataAccessResourceFailureException.class);
        }
    }

    @Test
    void leaveCoresForWhoeverHasSignedIn() {
        var inside = new AtomicInteger();
        var go = new CountDownLatch(1);
        Accounts accounts = mock();
        PasswordEncoder encoder = mock();
        when(encoder.encode(any())).thenReturn("hash");
        when(accounts.byUsername(any())).thenReturn(Optional.empty());
        when(encoder.matches(any(), any()))
                .thenAnswer(asked -> {
                    inside.incrementAndGet();
                    go.await();
                    return false;
                });
        var signIn = new SignIn(accounts, encoder, () -> NOW);
        int some = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var threads =
                IntStream.rangeClosed(0, some)
                        .mapToObj(
                                i -> Thread.ofPlatform().start(() -> guess(signIn, "192.0.2." + i)))
                        .toList();
        try {
            await().until(() ->
                    inside.get() >= some
                            && threads.stream()
                                    .allMatch(thread -> thread.getState() == Thread.State.WAITING));
            assertThat(inside).hasValue(some);
        } finally {
            go.countDown();
        }
    }

    private static void guess(SignIn signIn, String address) {
        try {
            signIn.authenticate(asked(address));
        } catch (BadCredentialsException expected) {
            // Nobody is right here.
        }
    }

    private static UsernamePasswordAuthenticationToken asked(String address) {
        var asked = UsernamePasswordAuthenticationToken.unauthenticated("nobody", "a guess");
        asked.setDetails(new SignIn.Code(null, address));
        return asked;
    }
}
