// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.InstantSource;
import java.util.List;
import org.firstsession.matching.board.action.ActionLog;
import org.firstsession.matching.board.people.DeskClient;
import org.firstsession.matching.board.people.DeskItem;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.People.Accepted;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.firstsession.matching.board.people.RecentDesk;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.PersonReads;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What coordinators do with what clients left at the desk. Words are read by a POST, since each
 * look leaves a row, here and in the vault; the answer is kept nowhere.
 */
@Controller
@Profile("board")
class DeskController {

    private static final String VIEW = "board/desk-item";

    private final DeskClient client;
    private final RecentDesk desk;
    private final DeskPanels panels;
    private final RecentNames names;
    private final QueuePages pages;
    private final CaseAccess access;
    private final PersonReads reads;
    private final ActionLog actions;
    private final InstantSource time;

    DeskController(
            DeskClient client,
            RecentDesk desk,
            DeskPanels panels,
            RecentNames names,
            QueuePages pages,
            CaseAccess access,
            PersonReads reads,
            ActionLog actions,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.client = client;
        this.desk = desk;
        this.panels = panels;
        this.names = names;
        this.pages = pages;
        this.access = access;
        this.reads = reads;
        this.actions = actions;
        this.time = boardTime;
    }

    @PostMapping("/board/desk/{item}")
    String open(
            @PathVariable("item") String itemId,
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        return show(practiceId, find(viewer, practiceId, itemId), viewer, model);
    }

    @PostMapping("/board/desk/{item}/done")
    String done(
            @PathVariable("item") String itemId,
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "from", defaultValue = "") String from,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        var item = find(viewer, practiceId, itemId);
        try {
            if (client.done(practiceId, itemId, viewer.username())) {
                note(viewer, practiceId, item, item.requestId());
            } else {
                redirect.addFlashAttribute("deskNote", "Somebody else was faster.");
            }
            desk.changed(practiceId);
        } catch (PeopleUnavailableException e) {
            redirect.addFlashAttribute("deskNote", "That could not be done just now. Try again.");
        }
        redirect.addAttribute("practice", practiceId);
        return "request".equals(from) && item.requestId() != null
                ? "redirect:/board/requests/" + item.requestId()
                : "redirect:/board";
    }

    /** The same checks as everybody's request meets, but for the limits that brought it here. */
    @PostMapping("/board/desk/{item}/accept")
    String accept(
            @PathVariable("item") String itemId,
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model,
            RedirectAttributes redirect) {
        var item = find(viewer, practiceId, itemId);
        try {
            var accepted = client.accept(practiceId, itemId, viewer.username());
            desk.changed(practiceId);
            switch (accepted.orElse(null)) {
                case null -> throw unknown();
                case Accepted.Faults faults -> {
                    model.addAttribute("faults", faults.byField());
                    return show(practiceId, item, viewer, model);
                }
                case Accepted.Request request -> {
                    note(viewer, practiceId, item, request.requestId());
                    redirect.addAttribute("practice", practiceId);
                    redirect.addFlashAttribute(
                            "deskNote", "The form is a request now, and looks for times.");
                    return "redirect:/board";
                }
            }
        } catch (PeopleUnavailableException e) {
            model.addAttribute("notDone", true);
            return show(practiceId, item, viewer, model);
        }
    }

    private void note(Staff viewer, String practiceId, DeskItem item, @Nullable String requestId) {
        actions.atDesk(viewer, practiceId, requestId, item.matter());
    }

    private String show(String practiceId, DeskItem item, Staff viewer, Model model) {
        reads.record(viewer, practiceId, "desk", List.of(subjectOf(item)));
        var practice =
                pages.practices(viewer).stream()
                        .filter(it -> it.id().equals(practiceId))
                        .findFirst()
                        .orElseThrow(DeskController::unknown);
        var left =
                panels.sorted(
                        practiceId,
                        new RecentDesk.Desk(List.of(item), true),
                        viewer,
                        DeskItem::waits);
        var known =
                names.names(
                                practiceId,
                                viewer.username(),
                                left.requestIds().toList(),
                                left.therapistIds().toList())
                        .orElse(Names.NONE);
        var times = new LocalTimes(practice.timeZone(), time.instant());
        model.addAttribute("line", panels.panel(left, known, times).lines().getFirst());
        try {
            var shown =
                    client.reveal(practiceId, item.itemId(), viewer.username())
                            .orElseThrow(DeskController::unknown);
            model.addAttribute("itsWords", shown.words());
        } catch (PeopleUnavailableException e) {
            model.addAttribute("away", true);
        }
        return VIEW;
    }

    private static String subjectOf(DeskItem item) {
        return item.requestId() == null ? item.itemId() : item.requestId();
    }

    /** The item that waits, for whoever may open its case. */
    private DeskItem find(Staff viewer, String practiceId, String itemId) {
        access.practice(viewer, practiceId);
        var item =
                desk.of(practiceId)
                        .find(itemId)
                        .filter(DeskItem::waits)
                        .orElseThrow(DeskController::unknown);
        if (item.requestId() != null) {
            access.request(viewer, practiceId, item.requestId());
        }
        return item;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
