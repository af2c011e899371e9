// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.firstsession.matching.board.staff.Codes;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/** Signing in, staying in, and being put out again, with the clock moved. */
class SignInIT extends BoardUnderClock {

    private static final String SECRET_WORDS = "correct horse battery";

    @Autowired PasswordEncoder encoder;
    @Autowired JdbcTemplate jdbc;

    private Staff kim;

    @BeforeEach
    void addKim() {
        now = now.plus(Duration.ofHours(24));
        kim = add("kim" + UUID.randomUUID().toString().substring(0, 8), false);
    }

    @Test
    void endsASessionInWhichNobodyDidAnythingThoughThePageRenewedItself() throws Exception {
        var session = signIn(SECRET_WORDS, null);
        now = now.plus(Duration.ofMinutes(14));
        assertThat(isIn(session)).isTrue();

        for (int minute = 0; minute < 16; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            mvc.perform(
                    get("/board/changes?practice=x").header("HX-Request", "true").session(session));
        }

        assertThat(isIn(session)).isFalse();
    }

    @Test
    void tellsProgramsOfAnErrorInProblemDetailsAndPeopleOnAPage() throws Exception {
        var problem = errorFor("*/*");
        var page = errorFor("text/html");

        assertThat(problem.getContentType()).isEqualTo("application/problem+json");
        assertThat(JsonMapper.shared().readTree(problem.getContentAsString()).path("status"))
                .hasToString("401");
        assertThat(page.getContentAsString()).contains("That did not work");
    }

    private MockHttpServletResponse errorFor(String accept) throws Exception {
        return mvc.perform(
                        get("/error")
                                .accept(accept)
                                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 401)
                                .with(request -> {
                                    request.setDispatcherType(DispatcherType.ERROR);
                                    return request;
                                }))
                .andReturn()
                .getResponse();
    }

    @Test
    void endsASessionAfterTwelveHoursWhateverAnybodyDid() throws Exception {
        var session = signIn(SECRET_WORDS, null);
        for (int step = 0; step < 12 * 6; step++) {
            now = now.plus(Duration.ofMinutes(10));
            assertThat(isIn(session)).isTrue();
        }

        now = now.plus(Duration.ofMinutes(1));

        assertThat(isIn(session)).isFalse();
    }

    @Test
    void endsSessionsWhenRightsChange() throws Exception {
        var session = signIn(SECRET_WORDS, null);
        now = now.plusSeconds(1);
        accounts.setRights(kim.accountId(), Set.of(Role.OPS), List.of("*"), null, now);

        assertThat(isIn(session)).isFalse();
    }

    @Test
    void locksAfterFiveFailuresAndSaysNothingOfIt() throws Exception {
        failTimes(4);
        assertThat(refused(SECRET_WORDS, null)).as("four are forgiven").isFalse();
        failTimes(5);
        assertThat(refused(SECRET_WORDS, null)).isTrue();

        now = now.plus(Duration.ofMinutes(16));

        assertThat(refused(SECRET_WORDS, null)).isFalse();
    }

    private void failTimes(int times) throws Exception {
        for (int failure = 0; failure < times; failure++) {
            assertThat(refused("wrong", null)).isTrue();
        }
    }

    @Test
    void asksForACodeOnceASecondStepIsSetUpAndTakesEachCodeOnce() throws Exception {
        var session = signIn(SECRET_WORDS, null);
        mvc.perform(post("/board/account/second-step").session(session).with(csrf()));
        var page =
                mvc.perform(get("/board/account").session(session))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        var secret = Pattern.compile("id=\"secret\">([A-Z2-7]+)<").matcher(page);
        assertThat(secret.find()).isTrue();
        assertThat(page).contains("otpauth://totp/");
        mvc.perform(
                post("/board/account/second-step/confirm")
                        .param("code", Codes.at(accounts, kim, now))
                        .session(session)
                        .with(csrf()));

        now = now.plusSeconds(60);
        var code = Codes.at(accounts, kim, now);

        assertThat(refused(SECRET_WORDS, null)).isTrue();
        assertThat(refused(SECRET_WORDS, "000000")).isTrue();
        assertThat(refused(SECRET_WORDS, code)).isFalse();
        assertThat(refused(SECRET_WORDS, code)).isTrue();
    }

    @Test
    void opensNothingBeforeAOneTimePasswordIsChanged() throws Exception {
        kim = add("new" + UUID.randomUUID().toString().substring(0, 8), true);
        var session = signIn(SECRET_WORDS, null);

        assertThat(open(session, "/board").getRedirectedUrl())
                .isEqualTo("/board/account?first=password");
        assertThat(open(session, "/board/account").getStatus()).isEqualTo(200);

        mvc.perform(
                post("/board/account/password")
                        .param("now", SECRET_WORDS)
                        .param("next", "a password of my own")
                        .session(session)
                        .with(csrf()));
        assertThat(isIn(signIn("a password of my own", null))).isTrue();
    }

    @Test
    void addsSomebodyWithAPasswordThatIsShownOnce() throws Exception {
        var admin = user(accounts.byUsername("admin").orElseThrow().staff());
        var answer =
                mvc.perform(
                                post("/board/staff")
                                        .param("username", "lee" + kim.username())
                                        .param("displayName", "Lee")
                                        .param("role", "COORDINATOR")
                                        .with(admin)
                                        .with(csrf()))
                        .andReturn();

        var password = (String) answer.getFlashMap().get("oneTimePassword");
        var added = accounts.byUsername("lee" + kim.username()).orElseThrow();
        assertThat(encoder.matches(password, added.passwordHash())).isTrue();
        assertThat(added.staff().oneTimePassword()).isTrue();
        assertThat(added.passwordHash()).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void makesAnOldHashAnewAtTheNextSignInAndEndsNoSession() throws Exception {
        var before = signIn(SECRET_WORDS, null);
        var id = kim.accountId();
        jdbc.update(
                "UPDATE staff.account SET password_hash = ? WHERE account_id = ?",
                "{bcrypt}" + new BCryptPasswordEncoder().encode(SECRET_WORDS),
                id);

        assertThat(isIn(signIn(SECRET_WORDS, null))).isTrue();

        assertThat(accounts.byId(id).orElseThrow().passwordHash()).startsWith("{argon2id}");
        assertThat(isIn(signIn(SECRET_WORDS, null))).isTrue();
        assertThat(open(before, "/board").getStatus()).isEqualTo(200);
    }

    private Staff add(String name, boolean oneTime) {
        var staff =
                new Staff(
                        UUID.randomUUID(),
                        name,
                        "Kim",
                        Set.of(Role.COORDINATOR),
                        List.of("*"),
                        null,
                        oneTime,
                        false);
        accounts.add(staff, Objects.requireNonNull(encoder.encode(SECRET_WORDS)));
        return staff;
    }

    private boolean refused(String password, @Nullable String code) throws Exception {
        return Objects.requireNonNull(answer(password, code).getRedirectedUrl())
                .contains("refused");
    }

    private MockHttpServletResponse answer(String password, @Nullable String code)
            throws Exception {
        return mvc.perform(
                        post("/sign-in")
                                .param("username", kim.username())
                                .param("password", password)
                                .param("code", code == null ? "" : code)
                                .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private MockHttpSession signIn(String password, @Nullable String code) throws Exception {
        var result =
                mvc.perform(
                                post("/sign-in")
                                        .param("username", kim.username())
                                        .param("password", password)
                                        .param("code", code == null ? "" : code)
                                        .with(csrf()))
                        .andReturn();
        assertThat(result.getResponse().getRedirectedUrl()).isEqualTo("/");
        var session = (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession());
        open(session, "/board/account");
        return session;
    }

    private boolean isIn(MockHttpSession session) throws Exception {
        return !session.isInvalid() && open(session, "/board/account").getStatus() == 200;
    }

    private MockHttpServletResponse open(MockHttpSession session, String path) throws Exception {
        return mvc.perform(get(path).session(session)).andReturn().getResponse();
    }
}
