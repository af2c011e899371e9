// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.overview;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The practice at a glance, and as a file. */
@Controller
@Profile("board")
class OverviewController {

    private final Charts charts;

    OverviewController(Charts charts) {
        this.charts = charts;
    }

    @GetMapping("/board/overview")
    String overview(
            @RequestParam(name = "practice", required = false) @Nullable String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practice = charts.practice(viewer, practiceId);
        if (practice.isEmpty()) {
            if (practiceId != null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return "board/empty";
        }
        model.addAttribute("here", practice.get());
        model.addAttribute("charts", charts.of(practice.get().id(), viewer));
        return "board/overview";
    }

    @GetMapping("/board/overview.csv")
    ResponseEntity<byte[]> export(
            @RequestParam("practice") String practiceId, @AuthenticationPrincipal Staff viewer) {
        var practice =
                charts.practice(viewer, practiceId)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("overview-%s.csv".formatted(practice.id()))
                                .build()
                                .toString())
                .body(
                        csv(charts.of(practice.id(), viewer), viewer)
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** With the name of whoever took it along. */
    private static String csv(List<Chart> charts, Staff viewer) {
        var csv = new Csv();
        csv.row("chart", "label", "value", "unit", "exported by");
        for (var chart : charts) {
            for (var bar : chart.bars()) {
                csv.row(chart.code(), bar.label(), bar.value(), chart.unit(), viewer.username());
            }
        }
        return csv.toString();
    }
}
