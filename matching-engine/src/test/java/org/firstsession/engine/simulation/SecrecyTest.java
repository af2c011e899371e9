// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Neither partner learns what the other decided, or when. Each random week is played with a partner
 * who stays silent, and then with one who says no at a moment made up; the asker must see the same.
 */
class SecrecyTest {

    private static final int WEEKS = Integer.getInteger("firstsession.weeks", 2_000) / 10;
    private static final long FIRST_SEED = Long.getLong("firstsession.seed", 1);

    @Test
    void looksTheSameWhetherAPartnerDeclinesTheInvitationOrSaysNothing() {
        int compared = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + WEEKS; seed++) {
            var week = Week.random(seed);
            for (var event : week.events()) {
                if (event instanceof Event.PartnerInvited invited && isChosen(event)) {
                    compared += compareInvitation(seed, week, invited);
                }
            }
        }
        assertThat(compared).isGreaterThan(WEEKS / 4);
    }

    @Test
    void looksTheSameUntilTheOfferEndsWhetherAPartnerDeclinesItOrSaysNothing() {
        int compared = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + WEEKS; seed++) {
            var week = Week.random(seed);
            for (var event : week.events()) {
                if (event instanceof Event.PartnerJoined joined) {
                    compared += compareOffers(seed, week, joined);
                }
            }
        }
        assertThat(compared).isGreaterThan(WEEKS / 4);
    }

    /** One in three is enough. */
    private static boolean isChosen(Event event) {
        return event.meta().seq() % 3 == 0;
    }

    /** To the end of the week: not even what follows the deadline may differ. */
    private static int compareInvitation(long seed, Week week, Event.PartnerInvited invited) {
        var id = invited.requestId();
        var silent =
                without(
                        week.commands(),
                        id,
                        one ->
                                one instanceof Command.JoinRequest
                                        || one instanceof Command.DeclineInvitation);
        var decisions = Replays.decisions(silent);
        var asker = askerOf(id, decisions);
        int from = firstWith(decisions, one -> isAbout(one, id, Event.PartnerInvited.class));
        int to =
                firstWith(
                        decisions,
                        one ->
                                isAbout(one, id, Event.IndividualTrialSuggested.class)
                                        || isAbout(one, id, Event.ContinuedAlone.class)
                                        || isAbout(one, id, Event.RequestClosed.class));
        if (from < 0 || to <= from + 1) {
            return 0;
        }
        int at = from + 1 + new Random(seed).nextInt(to - from - 1);
        var meta = headAfter(decisions.get(at - 1));
        if (!meta.recordedAt().isBefore(invited.expiresAt())) {
            return 0;
        }
        var no = new Command.DeclineInvitation(meta, id);
        compare(seed, id, asker, silent, decisions, at, no, silent.size());
        return 1;
    }

    private static int compareOffers(long seed, Week week, Event.PartnerJoined joined) {
        var id = joined.requestId();
        var partner = joined.partner().personId();
        var silent = without(week.commands(), id, one -> isAnswerOf(one, partner));
        var decisions = Replays.decisions(silent);
        var asker = askerOf(id, decisions);
        int compared = 0;
        for (int from = 0; from < silent.size(); from++) {
            var offer = offerTo(id, decisions.get(from));
            if (offer == null) {
                continue;
            }
            int to = from + 1;
            while (to < silent.size() && !ends(offer, decisions.get(to))) {
                to++;
            }
            if (to > from + 1) {
                int at = from + 1 + new Random(seed).nextInt(to - from - 1);
                var no =
                        new Command.DeclineOffer(
                                headAfter(decisions.get(at - 1)), id, partner, offer);
                if (saysNo(silent, at, no)) {
                    compare(seed, id, asker, silent, decisions, at, no, to);
                    compared++;
                }
            }
        }
        return compared;
    }

    private static void compare(
            long seed,
            RequestId id,
            PersonId asker,
            List<Command> silent,
            List<List<Event>> decisions,
            int at,
            Command no,
            int to) {
        var outspoken = with(silent, at, no);
        var others = new ArrayList<>(Replays.decisions(outspoken));
        assertThat(others.get(at).getLast())
                .as("the no of %s in week %d", id, seed)
                .isNotInstanceOf(Event.CommandRefused.class);
        others.remove(at);
        var seen = AskerView.of(id, asker, silent, decisions).subList(0, to);
        var alsoSeen = AskerView.of(id, asker, silent, others).subList(0, to);
        for (int i = 0; i < to; i++) {
            assertThat(alsoSeen.get(i))
                    .as("%s in week %d, told at %d, after %s", id, seed, at, silent.get(i))
                    .isEqualTo(seen.get(i));
        }
    }

    /** Whether the partner's no is taken: of a couple by invitation it changes nothing yet. */
    private static boolean saysNo(List<Command> silent, int at, Command no) {
        var decided = Replays.decisions(with(silent, at, no).subList(0, at + 1)).getLast();
        return decided.stream().anyMatch(Event.ConsentWithheld.class::isInstance);
    }

    private static List<Command> with(List<Command> commands, int at, Command more) {
        var all = new ArrayList<>(commands);
        all.add(at, more);
        return all;
    }

    /** Staff who name the version that they saw would see another one: theirs are left out too. */
    private static List<Command> without(
            List<Command> commands, RequestId id, Predicate<Command> left) {
        return commands.stream()
                .filter(one ->
                        !(one instanceof Command.OfRequest about
                                && about.requestId().equals(id)
                                && (left.test(one)
                                        || one instanceof Command.OfStaff staff
                                                && staff.expectedCaseVersion() != null)))
                .toList();
    }

    private static boolean isAnswerOf(Command command, PersonId partner) {
        return command instanceof Command.OfClient own && own.personId().equals(partner);
    }

    private static @Nullable OfferId offerTo(RequestId id, List<Event> events) {
        for (var event : events) {
            if (event instanceof Event.TrialOffered offered && offered.requestId().equals(id)) {
                return offered.offerId();
            }
        }
        return null;
    }

    private static boolean ends(OfferId offer, List<Event> events) {
        return events.stream()
                .anyMatch(event ->
                        switch (event) {
                            case Event.OfferExpired it -> it.offerId().equals(offer);
                            case Event.OfferWithdrawn it -> it.offerId().equals(offer);
                            default -> false;
                        });
    }

    private static boolean isAbout(Event event, RequestId id, Class<? extends Event> type) {
        return type.isInstance(event) && id.equals(event.requestId());
    }

    private static int firstWith(List<List<Event>> decisions, Predicate<Event> wanted) {
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).stream().anyMatch(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static PersonId askerOf(RequestId id, List<List<Event>> decisions) {
        return decisions.stream()
                .flatMap(List::stream)
                .filter(Event.TrialRequested.class::isInstance)
                .map(Event.TrialRequested.class::cast)
                .filter(it -> it.requestId().equals(id))
                .map(it -> it.needs().participants().getFirst().personId())
                .findFirst()
                .orElseThrow();
    }

    /** In the same moment as the command before, so that no clock tells. */
    private static CommandMeta headAfter(List<Event> events) {
        Instant now = events.getLast().meta().recordedAt();
        return new CommandMeta(
                new CommandId("no"),
                Workload.PRACTICE,
                now,
                now,
                new Actor(ActorRole.PARTNER, null),
                Channel.WEB);
    }
}
