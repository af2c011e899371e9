// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.alarm.UnstoredConcerns;
import org.firstsession.intake.limit.FormGuard;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.request.TrialRequests;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The form's answers to words that raise a concern, on stores that are made to fail. */
@WebMvcTest(StartPage.class)
@Import({Interlock.class, Problems.class, Wizard.class})
@EnableConfigurationProperties(IntakeProperties.class)
@WithMockUser
@TestPropertySource(
        properties = {"firstsession.internal-token=a token", "firstsession.key-directory=unused"})
class StartPageTest {

    private static final String WORDS = "I want to die, said Quibbleton";
    private static final String KEY = "0b9cbe3e-5a5e-4a8e-9a53-0f6d2f0f2b4b";
    private static final Practice LAKESIDE =
            new Practice(
                    "lakeside",
                    "Lakeside",
                    "America/Los_Angeles",
                    List.of(),
                    15_000,
                    20_000,
                    24,
                    2,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of());

    @Autowired private MockMvcTester browser;
    @MockitoBean private Practices practices;
    @MockitoBean private TrialRequests requests;
    @MockitoBean private Links links;
    @MockitoBean private LeftForms left;
    @MockitoBean private UnstoredConcerns unstored;

    @MockitoBean(name = "formGuard")
    private FormGuard guard;

    @BeforeEach
    void knowsThePractice() {
        when(practices.lastKnown("lakeside")).thenReturn(Optional.of(LAKESIDE));
        when(links.pagePath(any())).thenReturn("/r/1?token=2");
    }

    @Test
    void goesOnToTheRequestWhenTheWordsRaiseNothing() {
        accepts();

        var answer = send("after work, please");

        assertThat(answer).hasStatus(302).hasRedirectedUrl("/r/1?token=2");
    }

    @Test
    void showsTheLinesBeforeItGoesOn() {
        accepts();

        var answer = send(WORDS);

        assertThat(answer).hasStatus(200);
        assertThat(answer)
                .bodyText()
                .contains("There is help right now", "Hay ayuda ahora mismo", "/r/1?token=2")
                .contains(
                        "call <a href=\"tel:911\">911</a>", "call or text <a href=\"tel:988\">988")
                .contains("1-800-799-7233")
                .doesNotContain("Quibbleton");
        verify(unstored, never()).addPage(any());
    }

    @Test
    void showsTheLinesAboveTheFormWhenFieldsAreWrong() {
        when(requests.accept(any(), any(), any(), any()))
                .thenThrow(
                        new ProblemException(
                                ProblemType.INVALID_REQUEST,
                                List.of(new FieldError("state", "required"))));

        assertThat(send(WORDS))
                .hasStatus(422)
                .bodyText()
                .contains("There is help right now", "Please look at these again", WORDS);
        assertThat(send("hello")).bodyText().doesNotContain("There is help right now");
        verify(unstored, never()).addPage(any());
    }

    @Test
    void showsTheLinesWhenNothingCanBeStored() {
        when(requests.accept(any(), any(), any(), any()))
                .thenThrow(new DataAccessResourceFailureException("down"));

        assertThat(send(WORDS))
                .hasStatus(503)
                .bodyText()
                .contains("There is help right now", "We could not store your request", WORDS);
        verify(unstored).addPage(any());
    }

    @Test
    void showsTheLinesAndHandsTheWordsBackWhenThePracticeCannotBeRead() {
        when(practices.lastKnown("lakeside"))
                .thenThrow(new DataAccessResourceFailureException("down"));

        assertThat(send(WORDS))
                .hasStatus(503)
                .bodyText()
                .contains("There is help right now", WORDS, KEY, "name=\"format\"");
        verify(unstored).addPage(any());
    }

    @Test
    void showsTheLinesWithinFiveSecondsWhenTheStoreHangs() {
        var over = new CountDownLatch(1);
        when(requests.accept(any(), any(), any(), any()))
                .thenAnswer(call -> {
                    over.await();
                    throw new DataAccessResourceFailureException("down");
                });

        long before = System.nanoTime();
        var answer = send(WORDS);
        var took = Duration.ofNanos(System.nanoTime() - before);
        over.countDown();

        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(answer)
                .hasStatus(503)
                .bodyText()
                .contains("There is help right now", WORDS, KEY);
        // Once when nobody waited any longer, once when the work ended: else it ends in the next
        // test.
        verify(unstored, timeout(5_000).times(2)).addPage(any());
    }

    @Test
    void leavesToAPersonWhatComesTooOftenFromOnePlaceOrOneContact() {
        when(left.isDue(any(), any(), any())).thenReturn(true, false);
        when(requests.accept(any(), any(), any(), any()))
                .thenThrow(ProblemException.tooMany(Duration.ofHours(1)));

        for (var answer : List.of(send("after work"), send("after work"))) {
            assertThat(answer).hasStatus(200).bodyText().contains("A person reads your request");
        }
        verify(left, times(2)).leave(eq("lakeside"), any(), any());
    }

    private void accepts() {
        when(requests.accept(any(), any(), any(), any()))
                .thenReturn(
                        new Access(
                                UUID.randomUUID(),
                                "lakeside",
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                "client"));
    }

    private MvcTestResult send(String message) {
        return browser.post()
                .uri("/p/lakeside/start")
                .with(csrf())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("key", KEY)
                .param("format", "virtual")
                .param("message", message)
                .exchange();
    }
}
