// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.time.Instant;
import java.util.Objects;

/** The app in which somebody keeps their second factor. */
public final class Codes {

    private Codes() {}

    /** The code that the app shows now. */
    public static String at(Accounts accounts, Staff staff, Instant now) {
        var account = accounts.byId(staff.accountId()).orElseThrow();
        var secret = account.totpSecret() == null ? account.totpPending() : account.totpSecret();
        return Totp.code(Objects.requireNonNull(secret), Totp.step(now));
    }
}
