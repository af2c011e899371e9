// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstsession.matching.MatchingServiceApplication;
import org.firstsession.matching.board.staff.Accounts;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestCluster;
import org.firstsession.schemas.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * The whole service as it runs, engine and board, on a real broker and a real database; one context
 * for all tests that extend this. Only the other services are played.
 */
@SpringBootTest(classes = MatchingServiceApplication.class)
@AutoConfigureMockMvc
@ActiveProfiles({"engine", "board"})
public abstract class RunningBoard {

    protected static final String PASSWORD = "a password for these tests";
    protected static final FakeIntake INTAKE = new FakeIntake();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        var url = BoardDatabase.url();
        registry.add("spring.datasource.url", () -> url);
        registry.add("firstsession.kafka", () -> TestCluster.broker().bootstrapServers());
        registry.add("firstsession.registry", () -> TestCluster.REGISTRY);
        registry.add("firstsession.instance", () -> "board-it");
        registry.add("firstsession.intake-url", INTAKE::url);
        registry.add("firstsession.notification-url", INTAKE::url);
        registry.add("firstsession.internal-token", () -> FakeIntake.TOKEN);
        registry.add("firstsession.board.admin-password", () -> PASSWORD);
        registry.add("firstsession.board.loopback-feeds", () -> "true");
    }

    @Autowired protected MockMvc mvc;
    @Autowired protected JdbcClient jdbc;
    @Autowired protected Accounts accounts;

    /** An account of its own. */
    protected Staff staff(String practice, @Nullable String therapistId, Role... roles) {
        var name = "s" + UUID.randomUUID().toString().substring(0, 8);
        var staff =
                new Staff(
                        UUID.randomUUID(),
                        name,
                        "Kim " + name,
                        Set.of(roles),
                        List.of(practice),
                        therapistId,
                        false,
                        false);
        accounts.add(staff, "{noop}none");
        return staff;
    }

    protected static String freshId() {
        return UuidV7.at(Instant.now()).toString();
    }

    /** Sends a form as the page does; fields are names and values in turn. */
    protected MockHttpServletResponse send(Staff staff, String path, String... fields)
            throws Exception {
        var form = post(path).with(user(staff)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(form).andReturn().getResponse();
    }

    protected MockHttpServletResponse open(Staff staff, String path) throws Exception {
        return mvc.perform(get(path).with(user(staff))).andReturn().getResponse();
    }

    /** Says yes to an hour of that therapist, for whoever was offered it. */
    protected void accept(Staff staff, String practice, String request, String therapist)
            throws Exception {
        var option =
                value(
                        "SELECT option_id FROM offer_option JOIN offer USING (practice_id, offer_id)"
                                + " WHERE request_id = ? AND therapist_id = ? LIMIT 1",
                        request,
                        therapist);
        send(
                staff,
                "/board/requests/" + request + "/actions/accept",
                "practice",
                practice,
                "commandId",
                freshId(),
                "reason",
                "CONSENT_BY_PHONE",
                "consents",
                "yes",
                "option",
                Objects.requireNonNull(option));
    }

    protected void awaitState(String request, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        state.equals(
                                value("SELECT state FROM request WHERE request_id = ?", request)));
    }

    protected @Nullable String value(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse(null);
    }
}
