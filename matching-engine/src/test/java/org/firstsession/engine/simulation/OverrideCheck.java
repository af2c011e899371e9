// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.util.EnumSet;
import java.util.Set;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.HardRule;
import org.jspecify.annotations.Nullable;

/**
 * What staff do by hand names a person of the staff and a reason; no override breaks the law or
 * books twice, and each says which other rules it breaks.
 */
final class OverrideCheck implements Check {

    private static final Set<ActorRole> STAFF =
            EnumSet.of(ActorRole.COORDINATOR, ActorRole.CLINICAL_LEAD);

    private final Ledger ledger;
    private final NaiveRules rules;
    private Event.@Nullable TherapistAssigned assigned;

    OverrideCheck(Ledger ledger, NaiveRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    @Override
    public void on(Event event, Step step) {
        switch (event) {
            case Event.TherapistAssigned it -> {
                requireStaff(it.assignedBy(), it.reasonCode(), step);
                assigned = it;
            }
            case Event.TrialConfirmed it when step.command() instanceof Command.AssignTherapist ->
                    checkAssigned(it);
            case Event.TaskCompleted it -> requireStaff(it.completedBy(), it.reasonCode(), step);
            case Event.PeopleLinked it ->
                    requireStaff(step.command().meta().actor(), it.reasonCode(), step);
            case Event.PeopleUnlinked it ->
                    requireStaff(step.command().meta().actor(), it.reasonCode(), step);
            case Event.PolicySet it -> requireRoster(step);
            case Event.ClosureSet it -> requireRoster(step);
            case Event.RoomsSet it -> requireRoster(step);
            case Event.TherapistListed it -> requireRoster(step);
            case Event.TherapistDelisted it -> requireRoster(step);
            case Event.TimeOffSet it -> requireRoster(step);
            case Event.BusyTimesReported it -> requireRoster(step);
            case Event.OutcomeRecorded it ->
                    require(
                            STAFF.contains(roleIn(step)) || roleIn(step) == ActorRole.THERAPIST,
                            "who was there, said by whom?");
            default -> {}
        }
    }

    private void checkAssigned(Event.TrialConfirmed confirmed) {
        var request = ledger.request(confirmed.requestId());
        var slot = confirmed.slot();
        var profile = ledger.listed.get(slot.therapistId());
        require(profile != null && assigned != null, "assigned to nobody");
        var expected = rules.unfit(profile, request, request.needs, slot.format(), slot.officeId());
        var warned = EnumSet.noneOf(HardRule.class);
        warned.addAll(assigned.warnings());
        boolean warnedOfHour = warned.remove(HardRule.HAS_FREE_SLOT);
        require(
                warned.equals(setOf(expected)),
                "warned of " + warned + ", but it breaks " + expected);
        var problem = rules.problemWith(slot, request, request.needs);
        require(
                problem == null || warnedOfHour || !expected.isEmpty(),
                "not warned although " + problem);
    }

    private static void requireStaff(Actor actor, String reasonCode, Step step) {
        require(
                STAFF.contains(actor.role())
                        && actor.equals(step.command().meta().actor())
                        && !reasonCode.isBlank(),
                "done by hand, by whom and why?");
    }

    private static void requireRoster(Step step) {
        require(
                STAFF.contains(roleIn(step)) || roleIn(step) == ActorRole.SYSTEM,
                "the roster is changed by whom?");
    }

    private static ActorRole roleIn(Step step) {
        return step.command().meta().actor().role();
    }

    private static EnumSet<HardRule> setOf(Iterable<HardRule> broken) {
        var all = EnumSet.noneOf(HardRule.class);
        broken.forEach(all::add);
        return all;
    }
}
