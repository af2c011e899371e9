// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.matching.board.action.ActionLog;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.RosterImports;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.firstsession.matching.board.roster.TherapistPages;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.schemas.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The roster as a file: taking it along, and bringing one with a look at what it changes. */
@Controller
@Profile("board")
class RosterFileController {

    private static final String VIEW = "board/roster";
    private static final String AGAIN = "redirect:/board/roster";
    private static final String AWAY =
            "Names can't be read or kept just now, so nothing has changed. Try again in a moment.";
    private static final String WELCOME =
            "They are on the roster. Say here when they work, and that they take new clients.";
    private static final int SHOWN_IMPORTS = 10;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final Rosters rosters;
    private final BookedBeyond booked;
    private final RosterImports imports;
    private final People people;
    private final ActionLog actions;
    private final CaseAccess access;
    private final InstantSource time;

    RosterFileController(
            Rosters rosters,
            BookedBeyond booked,
            RosterImports imports,
            People people,
            ActionLog actions,
            CaseAccess access,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.rosters = rosters;
        this.booked = booked;
        this.imports = imports;
        this.people = people;
        this.actions = actions;
        this.access = access;
        this.time = boardTime;
    }

    @GetMapping("/board/roster")
    String page(
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "done", required = false) @Nullable UUID done,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practice = practice(viewer, practiceId);
        if (done != null) {
            imports.find(practiceId, done)
                    .ifPresent(it -> model.addAttribute("done", RosterPage.Past.of(it, practice)));
        }
        return show(practice, model);
    }

    @GetMapping("/board/roster.csv")
    Object export(
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        var practice = practice(viewer, practiceId);
        try {
            var roster = rosters.of(practice, viewer, "roster export");
            actions.exported(viewer, practiceId);
            return ResponseEntity.ok()
                    .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("roster-%s.csv".formatted(practiceId))
                                    .build()
                                    .toString())
                    .body(
                            RosterExport.csv(roster.lines(viewer.username()))
                                    .getBytes(StandardCharsets.UTF_8));
        } catch (PeopleUnavailableException e) {
            redirect.addFlashAttribute("fault", AWAY);
            return back(practiceId, redirect);
        }
    }

    /** What a file would change; nothing is saved yet, and nothing of it is kept. */
    @PostMapping("/board/roster/preview")
    String preview(
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        var practice = practice(viewer, practiceId);
        if (file == null || file.isEmpty()) {
            redirect.addFlashAttribute("fault", "Choose a file that has something in it.");
            return back(practiceId, redirect);
        }
        try {
            compare(practice, viewer, bytes(file), UuidV7.at(time.instant()), model);
        } catch (PeopleUnavailableException e) {
            redirect.addFlashAttribute("fault", AWAY);
            return back(practiceId, redirect);
        }
        return show(practice, model);
    }

    /** What somebody new would change: themselves alone, and nothing is saved yet. */
    @PostMapping("/board/roster/new")
    String previewOfNewcomer(
            @RequestParam("practice") String practiceId,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        var practice = practice(viewer, practiceId);
        var newcomer = Newcomer.of(fields);
        try {
            var file = newcomer.file(practice.zone());
            compare(practice, viewer, file, UuidV7.at(time.instant()), model);
        } catch (PeopleUnavailableException e) {
            redirect.addFlashAttribute("fault", AWAY);
            return back(practiceId, redirect);
        }
        model.addAttribute("newcomer", newcomer);
        model.addAttribute("typed", true);
        return show(practice, model);
    }

    /**
     * Carries out what the preview showed, when it would still show the same.
     *
     * @param newcomer whose page comes next when all is well; empty after a file
     */
    @PostMapping("/board/roster")
    String confirm(
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "newcomer", defaultValue = "") String newcomer,
            @RequestParam(name = "importId", required = false) @Nullable UUID importId,
            @RequestParam(name = "roster", defaultValue = "") String seen,
            @RequestParam(name = "content", defaultValue = "") String content,
            @RequestParam(name = "consent", defaultValue = "") String consent,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        var practice = practice(viewer, practiceId);
        var file = decoded(content);
        if (importId == null || file.isEmpty()) {
            redirect.addFlashAttribute("fault", "Choose the file again.");
            return back(practiceId, redirect);
        }
        if (imports.find(practiceId, importId).isPresent()) {
            return done(practiceId, importId, newcomer, redirect);
        }
        try {
            var preview = compare(practice, viewer, file.get(), importId, model);
            if (preview.isEmpty()) {
                return show(practice, model);
            }
            var fault = whyNot(preview.get(), seen, consent);
            if (fault == null && !keep(practiceId, viewer, preview.get())) {
                fault = "Another import is still on its way. Wait until it is done.";
            }
            if (fault != null) {
                model.addAttribute("fault", fault);
                return show(practice, model);
            }
            return done(practiceId, importId, newcomer, redirect);
        } catch (PeopleUnavailableException e) {
            redirect.addFlashAttribute("fault", AWAY);
            return back(practiceId, redirect);
        }
    }

    private static @Nullable String whyNot(
            RosterPage.Preview preview, String seen, String consent) {
        if (preview.changes().isEmpty()) {
            return "Nothing is left to change.";
        }
        if (!preview.roster().equals(seen)) {
            return "The roster has changed since you looked, so nothing was saved. This is what the"
                    + " file would change now.";
        }
        return preview.consent().equals(consent)
                ? null
                : "Say that you want what stands above the button. Nothing was saved.";
    }

    private boolean keep(String practiceId, Staff viewer, RosterPage.Preview preview) {
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        var changes = preview.changes();
        people.keepImport(
                practiceId, preview.importId().toString(), viewer.username(), changes.people());
        return imports.add(
                viewer,
                practiceId,
                preview.importId(),
                changes.commands(practiceId, Actions.actor(viewer), now));
    }

    /** Shows a file's faults; without any, what it would change. */
    private Optional<RosterPage.Preview> compare(
            Rosters.Place practice, Staff viewer, byte[] file, UUID importId, Model model) {
        var sheet = RosterSheet.read(file);
        var roster = rosters.of(practice, viewer, "roster import");
        var read = RosterReader.read(sheet, roster);
        if (!read.faults().isEmpty()) {
            model.addAttribute("faults", RosterPage.Faults.of(read.faults()));
            return Optional.empty();
        }
        var changes = RosterChanges.of(read.entries(), roster);
        var preview =
                RosterPage.Preview.of(
                        file,
                        roster,
                        changes,
                        booked.count(practice.id(), changes, roster),
                        importId);
        model.addAttribute("preview", preview);
        return Optional.of(preview);
    }

    private String done(
            String practiceId, UUID importId, String newcomer, RedirectAttributes redirect) {
        imports.await(practiceId, importId, LONGEST_WAIT);
        boolean isListed =
                imports.find(practiceId, importId)
                        .filter(it -> it.isDone() && it.refused().isEmpty())
                        .isPresent();
        if (isListed && !newcomer.isEmpty()) {
            redirect.addFlashAttribute("told", WELCOME);
            return TherapistPages.back(practiceId, newcomer, redirect);
        }
        redirect.addAttribute("done", importId);
        return back(practiceId, redirect);
    }

    private String show(Rosters.Place practice, Model model) {
        model.addAttribute("practice", practice);
        if (!model.containsAttribute("newcomer")) {
            model.addAttribute("newcomer", Newcomer.withId(rosters.freshId(practice.id())));
        }
        model.addAttribute(
                "imports",
                imports.list(practice.id(), SHOWN_IMPORTS).stream()
                        .map(it -> RosterPage.Past.of(it, practice))
                        .toList());
        return VIEW;
    }

    private Rosters.Place practice(Staff viewer, String practiceId) {
        access.practice(viewer, practiceId);
        return rosters.practice(practiceId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(String practiceId, RedirectAttributes redirect) {
        redirect.addAttribute("practice", practiceId);
        return AGAIN;
    }

    private static Optional<byte[]> decoded(String content) {
        try {
            return Optional.of(Base64.getDecoder().decode(content)).filter(it -> it.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
