// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstsession.engine.log.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every situation: it is decided or refused, never an exception, which would stop
 * the practice's log; and whatever follows leaves each open case with a due time. {@link
 * CommandTable} checks that after every row, and both replays at the end.
 */
class EveryStateTest {

    /** How a request r1 comes into each situation. */
    private static final List<String> SITUATIONS =
            List.of(
                    "# invited\nrequest r1 party=couple",
                    "# declined invitation\nrequest r1 party=couple\nuninvite r1",
                    "# lapsed invitation\nrequest r1 party=couple\n+5d tick",
                    "# left by one\nrequest r1 party=couple\njoin r1\nwithdraw r1 person=partner",
                    "# offered\nrequest r1",
                    "# offered to a couple together\nrequest r1 party=couple with=partner",
                    "# offered to a couple\nrequest r1 party=couple\njoin r1",
                    "# agreed to by one\nrequest r1 party=couple\njoin r1\naccept r1 1",
                    "# refused by one\nrequest r1 party=couple\njoin r1\ndecline r1",
                    "# declined\nrequest r1\ndecline r1",
                    "# lapsed\nrequest r1\n+5m tick\n+5m tick\n+5m tick",
                    "# a minor\nrequest r1 age=UNDER_18",
                    "# a minor partner\nrequest r1 party=couple\njoin r1 age=UNDER_18",
                    "# waitlisted\nrequest r1 state=TX",
                    "# a couple waitlisted\nrequest r1 party=couple state=TX\njoin r1",
                    "# refilled\noff ana mon:0:00-24:00\nrequest r1 times=mon:0:00-24:00\noff ana none",
                    "# parked\npolicy refillMinutes=5 options=1\noff ana mon:0:00-24:00"
                            + "\nrequest r1 times=mon:10:00-12:00\noff ana none\n+5m tick\n+5m tick\n+5m tick",
                    "# therapist asked\nrequest r1 gender=m\naccept r1 1",
                    "# a couple's therapist asked\nrequest r1 party=couple gender=m\njoin r1"
                            + "\naccept r1 1\naccept r1 1 person=partner",
                    "# therapist silent\nrequest r1 gender=m\naccept r1 1\n+1d tick",
                    "# confirmed\nrequest r1\naccept r1 1",
                    "# a couple confirmed\nrequest r1 party=couple\njoin r1\naccept r1 1"
                            + "\naccept r1 1 person=partner",
                    "# moving\nrequest r1 party=couple\njoin r1\naccept r1 1"
                            + "\naccept r1 1 person=partner\nmove r1",
                    "# half moved\nrequest r1 party=couple\njoin r1\naccept r1 1"
                            + "\naccept r1 1 person=partner\nmove r1\naccept r1 1",
                    "# under way\nrequest r1\naccept r1 1\n+22h5m tick",
                    "# not told how it went\nrequest r1\naccept r1 1\n+3d tick",
                    "# attended\nrequest r1\naccept r1 1\n+1d went r1 attended",
                    "# attended by one so far\nrequest r1 party=couple with=partner\naccept r1 1"
                            + "\n+1d went r1 attended",
                    "# attended by one\nrequest r1 party=couple with=partner\naccept r1 1"
                            + "\n+1d went r1 attended\nwent r1 no-show person=partner",
                    "# attended by both\nrequest r1 party=couple with=partner\naccept r1 1"
                            + "\n+1d went r1 attended\nwent r1 late person=partner\nwants r1 stop",
                    "# in two minds\nrequest r1 party=couple with=partner\naccept r1 1"
                            + "\n+1d went r1 attended\nwent r1 late person=partner\nwants r1 stop"
                            + "\nwants r1 continue person=partner",
                    "# missed\nrequest r1\naccept r1 1\n+1d went r1 no-show",
                    "# missed for want of others\nrequest r1\naccept r1 1\ndelist ana\ndelist ben"
                            + "\n+1d went r1 no-show",
                    "# missed twice\nrequest r1\naccept r1 1\n+1d went r1 no-show\naccept r1 1"
                            + "\n+1d went r1 no-show session=s2",
                    "# nobody there\nrequest r1\naccept r1 1\n+1d went r1 nobody-there",
                    "# another therapist\nrequest r1\naccept r1 1\n+1d went r1 attended"
                            + "\nwants r1 another-therapist",
                    "# held back\nrequest r1 safety=ALL",
                    "# a couple held back\nrequest r1 party=couple\njoin r1 safety=JOINT",
                    "# an invitation held back\nrequest r1 party=couple safety=ALL",
                    "# held back on the waitlist\nrequest r1 state=TX\nworry r1 all",
                    "# held back with a session\nrequest r1 party=couple\njoin r1\naccept r1 1"
                            + "\naccept r1 1 person=partner\nworry r1 joint",
                    "# held back without it\nrequest r1 party=couple\njoin r1\naccept r1 1"
                            + "\naccept r1 1 person=partner\nworry r1 joint\ncancel r1 by=coordinator",
                    "# held back and missed\nrequest r1\naccept r1 1\nworry r1 all\n+1d went r1 no-show",
                    "# held back and wanting another\nrequest r1\naccept r1 1\nworry r1 all"
                            + "\n+1d went r1 attended\nwants r1 another-therapist",
                    "# withdrawn\nrequest r1\nwithdraw r1",
                    "# cancelled\nrequest r1\naccept r1 1\ncancel r1",
                    "# cancelled by the practice\nrequest r1\naccept r1 1\ncancel r1 by=coordinator",
                    "# continuing\nrequest r1\naccept r1 1\n+1d went r1 attended\nwants r1 continue",
                    "# archived\nrequest r1\nwithdraw r1\n+90d tick");

    private static final List<String> COMMANDS =
            List.of(
                    "open",
                    "policy options=2",
                    "therapist ana version=2 hours=mon:10:00-14:00 licences=NV gender=f",
                    "delist ana",
                    "off ana mon:0:00-24:00",
                    "busy ana mon:0:00-24:00",
                    "closed all mon:0:00-24:00",
                    "rooms reno garden+step-free",
                    "request r1",
                    "request r2",
                    "join r1",
                    "join r1 age=NOT_STATED safety=ALL",
                    "uninvite r1",
                    "accept r1 1",
                    "accept r1 1 person=partner",
                    "decline r1",
                    "decline r1 person=partner",
                    "extend r1",
                    "others r1",
                    "alone r1",
                    "alone r1 person=partner",
                    "withdraw r1",
                    "withdraw r1 person=partner",
                    "cancel r1",
                    "cancel r1 by=coordinator",
                    "cancel r1 session=s2",
                    "move r1",
                    "move r1 other=yes by=coordinator",
                    "therapist-says r1 ben accept by=therapist",
                    "therapist-says r1 ben decline reason=conflict by=therapist",
                    "therapist-says r1 ben decline reason=scope by=therapist",
                    "therapist-says r1 ana decline reason=ill about=session by=therapist",
                    "therapist-says r1 ben decline reason=ill about=session by=therapist",
                    "sits r1 NV",
                    "worry r1 joint",
                    "worry r1 all by=coordinator",
                    "lift r1 by=clinical_lead",
                    "assign r1 ana tue-10:00 by=coordinator consent=client-of-r1,partner-of-r1",
                    "assign r1 ben sat-12:00 by=coordinator consent=client-of-r1,partner-of-r1",
                    "end r1 by=coordinator",
                    "done r1 match by=coordinator",
                    "done r1 wait until=sun-23:00 by=coordinator",
                    "link client-of-r1 partner-of-r1 by=coordinator",
                    "unlink client-of-r1 partner-of-r1 by=coordinator",
                    "went r1 attended by=therapist",
                    "went r1 no-show by=therapist",
                    "went r1 no-show person=partner by=therapist",
                    "went r1 nobody-there by=therapist",
                    "went r1 cancelled-late by=therapist",
                    "went r1 unknown by=therapist",
                    "wants r1 continue",
                    "wants r1 another-therapist",
                    "wants r1 stop person=partner",
                    "+5m tick",
                    "+4d tick",
                    "+14d tick");

    @ParameterizedTest
    @MethodSource("situations")
    void takesOrRefusesEachCommand(String situation) {
        // A month later everybody who had to be called was called.
        CommandTable.playEach(
                table(situation),
                COMMANDS.stream()
                        .map(command ->
                                command + " => *\nlift r1 by=clinical_lead => *\n+30d tick => *")
                        .toList());
    }

    @Test
    void knowsEachCommand() {
        var played =
                COMMANDS.stream()
                        .flatMap(command ->
                                CommandTable.playCommands(table("request r1") + command + " => *"))
                        .map(Command::type)
                        .collect(Collectors.toSet());
        var all = new ArrayList<Class<?>>();
        collect(Command.class, all);

        assertThat(played).containsAll(all.stream().map(Class::getSimpleName).toList());
    }

    private static Stream<String> situations() {
        return SITUATIONS.stream();
    }

    private static String table(String situation) {
        return """
        therapist ana hours=mon:10:00-14:00,tue:10:00-14:00 licences=CA gender=f
        therapist ben hours=wed:10:00-14:00,sat:10:00-14:00 licences=CA,NV gender=m asks=yes
        """
                + situation
                + "\n";
    }

    private static void collect(Class<?> type, List<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
        } else {
            for (var one : type.getPermittedSubclasses()) {
                collect(one, records);
            }
        }
    }
}
