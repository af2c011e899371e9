// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.firstsession.intake.alarm.UnstoredConcerns;
import org.firstsession.intake.screening.Concern;
import org.firstsession.intake.screening.CrisisAnswer;
import org.firstsession.intake.screening.Party;
import org.firstsession.intake.screening.Screening;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The crisis interlock at the door: somebody's own words are screened before anything is done with
 * them, and the lines to call are answered soon, whatever is down behind the door.
 */
@Component
public class Interlock {

    /** Of the five seconds that an answer may take, what storing may take of them. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Screening screening = Screening.standard();
    private final CrisisAnswer answer = CrisisAnswer.standard();
    private final UnstoredConcerns unstored;

    Interlock(UnstoredConcerns unstored) {
        this.unstored = unstored;
    }

    /** What an individual's words raise; empty when there are none or nothing is in them. */
    public Optional<Concern> screen(@Nullable String words) {
        return screen(words, Party.INDIVIDUAL);
    }

    /** What somebody's words raise, as those of one or of one of two. */
    public Optional<Concern> screen(@Nullable String words, Party party) {
        return words == null ? Optional.empty() : screening.screen(words, party);
    }

    /** What is answered to a concern. */
    public CrisisAnswer answer() {
        return answer;
    }

    /**
     * Does the work of a call whose words raised a concern, and stops waiting for it after a while.
     * The work itself goes on: what gets stored late is welcome, and its key makes a second try
     * safe. Until then somebody of the practice is called, for the board doesn't show it.
     *
     * @throws ProblemException {@code unavailable} when it takes too long
     */
    public <T> T promptly(Supplier<T> work) {
        return promptly(work, done -> true);
    }

    /** The same for a page, which may say itself that nothing was stored. */
    public ModelAndView pagePromptly(Supplier<ModelAndView> work) {
        return promptly(work, page -> page.getStatus() != HttpStatus.SERVICE_UNAVAILABLE);
    }

    private <T> T promptly(Supplier<T> work, Predicate<T> isStored) {
        var id = UUID.randomUUID();
        var language = LocaleContextHolder.getLocaleContext();
        var task =
                new FutureTask<>(() -> {
                    LocaleContextHolder.setLocaleContext(language);
                    var done = work.get();
                    if (isStored.test(done)) {
                        unstored.stored(id);
                    } else {
                        unstored.addPage(id);
                    }
                    return done;
                });
        Thread.ofVirtual().name("intake-with-concern").start(task);
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            unstored.addPage(id);
            if (task.state() == Future.State.SUCCESS && isStored.test(task.resultNow())) {
                // It ended between the wait and the note.
                unstored.stored(id);
            }
            throw new ProblemException(ProblemType.UNAVAILABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem && problem.type().status() < 500) {
                throw problem;
            }
            unstored.addPage(id);
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("an intake with a concern failed", e.getCause());
        }
    }
}
