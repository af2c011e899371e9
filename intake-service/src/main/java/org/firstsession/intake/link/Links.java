// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.link;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.firstsession.intake.Ids;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.people.KeyedHash;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Private links. A row says that a link exists, for whom and to which request; the token for one
 * action follows from the row's id and the key. So one revoked row ends all tokens of the link, and
 * the same answer can be given again although no token is stored.
 */
@Repository
public class Links {

    /** The action of reading a request as JSON. */
    public static final String VIEW = "view";

    /** The action of opening the client's page, which can do what the client may do. */
    public static final String PAGE = "page";

    /** The role of the person who asked. */
    public static final String CLIENT = "client";

    /** The role of the other of two, once they have joined. */
    public static final String PARTNER = "partner";

    /** The role of whoever was handed an invitation. It opens nothing but the invitation. */
    public static final String INVITED = "invited";

    private static final int DAYS_OF_ACTION = 3;
    private static final long SECONDS_PER_DAY = 86_400;

    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final IntakeProperties properties;
    private final Clock clock;

    Links(
            JdbcClient jdbc,
            @Qualifier("linkHash") KeyedHash hash,
            IntakeProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.tokens = new Tokens(hash);
        this.properties = properties;
        this.clock = clock;
    }

    /** Keeps a new link, inside the caller's transaction if there is one. */
    public void add(Access access) {
        jdbc.sql(
                        """
                        INSERT INTO links (link_id, practice_id, request_id, person_id, role)
                        VALUES (?, ?, ?, ?, ?)\
                        """)
                .params(
                        access.linkId(),
                        access.practiceId(),
                        access.requestId(),
                        access.personId(),
                        access.role())
                .update();
    }

    /** The newest link of that role to the request, if there is one. */
    public Optional<Access> ofRole(UUID requestId, String role) {
        return jdbc.sql(
                        """
                        SELECT link_id, practice_id, request_id, person_id, role FROM links
                        WHERE request_id = ? AND role = ? AND revoked_at IS NULL
                        ORDER BY created_at DESC LIMIT 1\
                        """)
                .params(requestId, role)
                .query(Access.class)
                .optional();
    }

    /** The link of that id; for ids that were stored by the service itself. */
    public Access byId(UUID linkId) {
        return jdbc.sql(
                        """
                        SELECT link_id, practice_id, request_id, person_id, role FROM links
                        WHERE link_id = ?\
                        """)
                .param(linkId)
                .query(Access.class)
                .single();
    }

    /** Who holds {@code token}, if it is one for this request and action and still valid. */
    public Optional<Access> verify(UUID requestId, String action, String token) {
        // A token without a known link costs the same look-up and the same hash as one with.
        var linkId = Tokens.linkId(token).orElse(new UUID(0, 0));
        var access =
                jdbc.sql(
                                """
                                SELECT l.link_id, l.practice_id, l.request_id, l.person_id, l.role
                                FROM links l LEFT JOIN request_view v USING (request_id)
                                WHERE l.link_id = ? AND l.revoked_at IS NULL
                                  AND (v.over_at IS NULL
                                       OR v.over_at + interval '14 days' > clock_timestamp())\
                                """)
                        .param(linkId)
                        .query(Access.class)
                        .optional();
        var role = access.map(Access::role).orElse(CLIENT);
        boolean genuine = false;
        for (var scope : scopes(action)) {
            // Each is looked at, whichever it is: how long that takes tells nothing.
            genuine |= tokens.matches(token, linkId, requestId, role, scope);
        }
        boolean valid = genuine;
        return access.filter(found -> valid && found.requestId().equals(requestId));
    }

    /** The link to the request as JSON. */
    public String self(Access access) {
        return apiUrl(access, "", VIEW);
    }

    /** The link that carries an action out. */
    public String action(Access access, String action) {
        return apiUrl(access, "/" + action, action);
    }

    /** The link to the person's own page. */
    public String page(Access access) {
        return properties.url(pagePath(access));
    }

    /** The same link within this site. */
    public String pagePath(Access access) {
        return pageBase(access) + "?token=" + token(access, PAGE);
    }

    /**
     * Where the person's page is, without the token. Partners who share a browser have a page and a
     * cookie each, so that one's never opens the other's.
     */
    public static String pageBase(Access access) {
        return pageRoot(access.role()) + access.requestId();
    }

    private static String pageRoot(String role) {
        return switch (role) {
            case INVITED -> "/invite/";
            case PARTNER -> "/j/";
            default -> "/r/";
        };
    }

    public String token(Access access, String action) {
        return tokens.token(
                access.linkId(), access.requestId(), access.role(), scopes(action).getFirst());
    }

    /**
     * What a token of an action may be good for, the newest first. Reading and a person's page last
     * as long as the link; a single action's token carries its day, and lives for three.
     */
    private List<String> scopes(String action) {
        if (action.equals(VIEW) || action.equals(PAGE)) {
            return List.of(action);
        }
        long today = Instant.now(clock).truncatedTo(ChronoUnit.DAYS).getEpochSecond();
        return LongStream.range(0, DAYS_OF_ACTION)
                .mapToObj(ago -> action + "|" + (today - ago * SECONDS_PER_DAY))
                .toList();
    }

    private String apiUrl(Access access, String path, String action) {
        var root = access.role().equals(INVITED) ? "invitations" : "trial-requests";
        return properties.url(
                "/api/%s/%s%s?token=%s"
                        .formatted(root, access.requestId(), path, token(access, action)));
    }

    /** A request id as it stands in a path. */
    public static Optional<UUID> requestId(String text) {
        return Ids.parse(text);
    }
}
