// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of staff. */
@Repository
@Profile("board")
public class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An account with what signing in needs to know.
     *
     * @param totpSecret null while no second factor is enrolled
     * @param totpPending the secret that is being enrolled; null for none
     * @param lastStep the last step whose code was used
     * @param sessionsSince sessions that began earlier are over
     */
    public record Account(
            Staff staff,
            String passwordHash,
            byte @Nullable [] totpSecret,
            byte @Nullable [] totpPending,
            long lastStep,
            int failures,
            @Nullable Instant lockedUntil,
            Instant sessionsSince,
            boolean disabled) {

        @Override
        public String toString() {
            return "Account[" + staff.accountId() + "]";
        }
    }

    public Optional<Account> byUsername(String username) {
        return jdbc.sql("SELECT * FROM staff.account WHERE username = ?")
                .param(username.strip().toLowerCase(Locale.ROOT).replace('\0', '?'))
                .query(Accounts::account)
                .optional();
    }

    /** Everybody who coordinates in a practice. */
    public List<Staff> coordinatorsOf(String practiceId) {
        return all().stream()
                .filter(account -> !account.disabled())
                .map(Account::staff)
                .filter(staff -> staff.coordinates() && staff.worksFor(practiceId))
                .toList();
    }

    public Optional<Account> byId(UUID accountId) {
        return jdbc.sql("SELECT * FROM staff.account WHERE account_id = ?")
                .param(accountId)
                .query(Accounts::account)
                .optional();
    }

    public List<Account> all() {
        return jdbc.sql("SELECT * FROM staff.account ORDER BY disabled_at NULLS FIRST, username")
                .query(Accounts::account)
                .list();
    }

    /** The named humans behind account ids. */
    public Map<UUID, String> names(Collection<UUID> accountIds) {
        var names = new HashMap<UUID, String>();
        if (!accountIds.isEmpty()) {
            jdbc.sql(
                            "SELECT account_id, display_name FROM staff.account WHERE account_id = ANY (?)")
                    .param(accountIds.toArray(UUID[]::new))
                    .query(row -> {
                        names.put(
                                row.getObject("account_id", UUID.class),
                                row.getString("display_name"));
                    });
        }
        return names;
    }

    /** Adds an account; says false when the name is taken. */
    public boolean add(Staff staff, String passwordHash) {
        return jdbc.sql(
                                """
                                INSERT INTO staff.account (account_id, username, display_name,
                                    password_hash, one_time, roles, practices, therapist_id)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                                """)
                        .param(staff.accountId())
                        .param(staff.username())
                        .param(staff.displayName())
                        .param(passwordHash)
                        .param(staff.oneTimePassword())
                        .param(names(staff.roles()))
                        .param(staff.practices().toArray(String[]::new))
                        .param(staff.therapistId())
                        .update()
                == 1;
    }

    /** Sets a password and ends all sessions that were opened with the one before. */
    public void setPassword(UUID accountId, String passwordHash, boolean oneTime, Instant now) {
        jdbc.sql(
                        """
                        UPDATE staff.account SET password_hash = ?, one_time = ?, failures = 0,
                            locked_until = NULL, sessions_since = ? WHERE account_id = ?\
                        """)
                .params(passwordHash, oneTime, time(now), accountId)
                .update();
    }

    /** Keeps another hash of the same password, unless that was changed meanwhile. */
    void hashAnew(UUID accountId, String before, String passwordHash) {
        jdbc.sql(
                        """
                        UPDATE staff.account SET password_hash = ?
                        WHERE account_id = ? AND password_hash = ?\
                        """)
                .params(passwordHash, accountId, before)
                .update();
    }

    /** Changes rights and ends the sessions that had the ones before. */
    public void setRights(
            UUID accountId,
            Set<Role> roles,
            List<String> practices,
            @Nullable String therapistId,
            Instant now) {
        jdbc.sql(
                        """
                        UPDATE staff.account SET roles = ?, practices = ?, therapist_id = ?,
                            sessions_since = ? WHERE account_id = ?\
                        """)
                .param(names(roles))
                .param(practices.toArray(String[]::new))
                .param(therapistId)
                .param(time(now))
                .param(accountId)
                .update();
    }

    public void setDisabled(UUID accountId, boolean disabled, Instant now) {
        jdbc.sql(
                        """
                        UPDATE staff.account SET disabled_at = ?, sessions_since = ?
                        WHERE account_id = ?\
                        """)
                .param(disabled ? time(now) : null)
                .param(time(now))
                .param(accountId)
                .update();
    }

    /** Ends all sessions of an account. */
    public void endSessions(UUID accountId, Instant now) {
        jdbc.sql("UPDATE staff.account SET sessions_since = ? WHERE account_id = ?")
                .params(time(now), accountId)
                .update();
    }

    /** Keeps a second factor's secret until a first code proves that it was taken over. */
    public void beginSecondStep(UUID accountId, byte[] secret) {
        jdbc.sql("UPDATE staff.account SET totp_pending = ? WHERE account_id = ?")
                .params(secret, accountId)
                .update();
    }

    public void finishSecondStep(UUID accountId, long step) {
        jdbc.sql(
                        """
                        UPDATE staff.account SET totp_secret = totp_pending, totp_pending = NULL,
                            totp_last_step = ?
                        WHERE account_id = ? AND totp_pending IS NOT NULL\
                        """)
                .params(step, accountId)
                .update();
    }

    public void removeSecondStep(UUID accountId, Instant now) {
        jdbc.sql(
                        """
                        UPDATE staff.account SET totp_secret = NULL, totp_pending = NULL,
                            sessions_since = ? WHERE account_id = ?\
                        """)
                .params(time(now), accountId)
                .update();
    }

    /** Notes a code as used; says false when somebody used it first. */
    boolean useStep(UUID accountId, long step) {
        return jdbc.sql(
                                """
                                UPDATE staff.account SET totp_last_step = ?
                                WHERE account_id = ? AND totp_last_step < ?\
                                """)
                        .params(step, accountId, step)
                        .update()
                == 1;
    }

    /** Counts a failed try; at the limit the account is locked for a while. */
    void failed(UUID accountId, int limit, Instant lockedUntil) {
        jdbc.sql(
                        """
                        UPDATE staff.account SET failures = CASE WHEN failures + 1 >= ? THEN 0
                                ELSE failures + 1 END,
                            locked_until = CASE WHEN failures + 1 >= ? THEN ? ELSE locked_until END
                        WHERE account_id = ?\
                        """)
                .params(limit, limit, time(lockedUntil), accountId)
                .update();
    }

    void succeeded(UUID accountId) {
        jdbc.sql(
                        """
                        UPDATE staff.account SET failures = 0, locked_until = NULL
                        WHERE account_id = ? AND (failures > 0 OR locked_until IS NOT NULL)\
                        """)
                .param(accountId)
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var secret = row.getBytes("totp_secret");
        var staff =
                new Staff(
                        row.getObject("account_id", UUID.class),
                        row.getString("username"),
                        row.getString("display_name"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toSet()),
                        List.of((String[]) row.getArray("practices").getArray()),
                        row.getString("therapist_id"),
                        row.getBoolean("one_time"),
                        secret != null);
        return new Account(
                staff,
                row.getString("password_hash"),
                secret,
                row.getBytes("totp_pending"),
                row.getLong("totp_last_step"),
                row.getInt("failures"),
                instant(row.getObject("locked_until", OffsetDateTime.class)),
                row.getObject("sessions_since", OffsetDateTime.class).toInstant(),
                row.getObject("disabled_at") != null);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
