// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Duration;
import org.firstsession.matching.board.action.BoardCommands.NotAcknowledgedException;
import org.firstsession.matching.board.action.RosterImports.Unsent;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.firstsession.matching.board.people.RecentNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Brings imports of a roster to where they count: the names in the vault first, so that nobody is
 * offered with a therapist without a name, then each command onto the log in its order, over and
 * over until the broker has all of them. One that is sent twice is decided once.
 */
@Component
@Profile("board")
class RosterImportLane extends Round {

    private static final Logger log = LoggerFactory.getLogger(RosterImportLane.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final RosterImports imports;
    private final BoardCommands commands;
    private final People people;
    private final RecentNames recentNames;

    RosterImportLane(
            RosterImports imports, BoardCommands commands, People people, RecentNames recentNames) {
        super("roster-imports", LOOK);
        this.imports = imports;
        this.commands = commands;
        this.people = people;
        this.recentNames = recentNames;
    }

    @Override
    protected void work() {
        for (var unsent : imports.unsent()) {
            try {
                send(unsent);
            } catch (NotAcknowledgedException | PeopleUnavailableException e) {
                log.atWarn()
                        .addKeyValue("practiceId", unsent.practiceId())
                        .addKeyValue("importId", unsent.importId())
                        .addKeyValue("cause", e.getClass().getName())
                        .log("a roster import isn't through yet, it will be tried again");
            }
        }
    }

    private void send(Unsent unsent) {
        if (!people.applyImport(unsent.practiceId(), unsent.importId().toString())) {
            imports.lost(unsent.importId());
            log.atError()
                    .addKeyValue("practiceId", unsent.practiceId())
                    .addKeyValue("importId", unsent.importId())
                    .log("a roster import ends here: the vault doesn't have its names any more");
            return;
        }
        recentNames.forget(unsent.practiceId());
        var ids = unsent.commandIds();
        for (int i = unsent.sent(); i < ids.size(); i++) {
            commands.send(imports.command(ids.get(i)));
            imports.sent(unsent.importId(), i + 1);
        }
    }
}
