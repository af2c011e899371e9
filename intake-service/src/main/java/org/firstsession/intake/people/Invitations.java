// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Invitations in the vault, and the addresses that want none. */
@Repository
public class Invitations {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final KeyedHash hash;

    Invitations(JdbcClient jdbc, Vault vault, @Qualifier("contentHash") KeyedHash hash) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.hash = hash;
    }

    /** Keeps how a partner is invited, inside the caller's transaction. */
    public void add(String practiceId, UUID requestId, UUID askerId, Invitation invitation) {
        jdbc.sql(
                        """
                        INSERT INTO invitations (request_id, practice_id, asker_id, email, language,
                            says_who_invites, partner_chooses_first)
                        VALUES (?, ?, ?, ?, ?, ?, ?)\
                        """)
                .param(requestId)
                .param(practiceId)
                .param(askerId)
                .param(
                        vault.sealNullable(
                                "invitations.email", requestId.toString(), invitation.email()))
                .param(invitation.language())
                .param(invitation.saysWhoInvites())
                .param(invitation.partnerChoosesFirst())
                .update();
    }

    public Optional<Invitation> find(String practiceId, UUID requestId) {
        return jdbc.sql("SELECT * FROM invitations WHERE practice_id = ? AND request_id = ?")
                .params(practiceId, requestId)
                .query((row, number) ->
                        new Invitation(
                                vault.openNullable(
                                        "invitations.email",
                                        requestId.toString(),
                                        row.getBytes("email")),
                                row.getString("language"),
                                row.getBoolean("says_who_invites"),
                                row.getBoolean("partner_chooses_first")))
                .optional();
    }

    /** The asker lets the partner choose first, or no longer does. */
    public void letPartnerChooseFirst(UUID requestId, boolean first) {
        jdbc.sql("UPDATE invitations SET partner_chooses_first = ? WHERE request_id = ?")
                .params(first, requestId)
                .update();
    }

    /** No invitation goes to this address any more, whoever asks for it. */
    public void block(String practiceId, String email) {
        jdbc.sql(
                        """
                        INSERT INTO unwanted_addresses (practice_id, address_hash)
                        VALUES (?, ?) ON CONFLICT DO NOTHING\
                        """)
                .params(practiceId, hashOf(email))
                .update();
    }

    public boolean isBlocked(String practiceId, String email) {
        return jdbc.sql(
                                """
                                SELECT count(*) FROM unwanted_addresses
                                WHERE practice_id = ? AND address_hash = ?\
                                """)
                        .params(practiceId, hashOf(email))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private byte[] hashOf(String email) {
        return hash.of("unwanted", email.toLowerCase(Locale.ROOT));
    }
}
