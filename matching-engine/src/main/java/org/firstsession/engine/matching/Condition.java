// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.List;
import java.util.function.Function;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.TherapistProfile;

/**
 * What a hard rule asks of a therapist, put together from facts. So the same sentence can be asked
 * of one therapist, and of all of them at once in the {@link RosterIndex}.
 */
sealed interface Condition {

    /** The word of a fact that is so or isn't. */
    String YES = "yes";

    Condition ALWAYS = new All(List.of());
    Condition NEVER = new Any(List.of());

    /** Every one of these; of none at all it is true. */
    record All(List<Condition> parts) implements Condition {}

    /** At least one of these; of none at all it is false. */
    record Any(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /** Something that the profile says. */
    record Fact(Kind kind, String value) implements Condition {}

    /** A licence in a state on some day of the time that is searched. */
    record Licensed(String state) implements Condition {}

    /** A therapist of this person. */
    record Treats(PersonId person) implements Condition {}

    /** What a profile says, in words. */
    enum Kind {
        ACCEPTS_NEW_CLIENTS(profile -> yes(profile.acceptsNewClients())),
        EXCLUDES(TherapistProfile::excludedConcerns),
        WORKS_WITH(profile -> profile.parties().stream().map(PartyKind::name).toList()),
        SPEAKS(TherapistProfile::languages),
        IS_OF_GENDER(profile -> profile.gender() == null ? List.of() : List.of(profile.gender())),
        TAKES_SELF_PAY(profile -> yes(profile.takesSelfPay())),
        TAKES_PLAN(TherapistProfile::plans),
        KNOWS_WELL(TherapistProfile::specialties);

        private final Function<TherapistProfile, List<String>> words;

        Kind(Function<TherapistProfile, List<String>> words) {
            this.words = words;
        }

        List<String> words(Therapist therapist) {
            return words.apply(therapist.profile());
        }

        private static List<String> yes(boolean said) {
            return said ? List.of(YES) : List.of();
        }
    }

    static Condition when(boolean holds) {
        return holds ? ALWAYS : NEVER;
    }

    static <T> Condition all(List<T> ofThem, Function<T, Condition> condition) {
        return switch (ofThem.size()) {
            case 0 -> ALWAYS;
            case 1 -> condition.apply(ofThem.getFirst());
            default -> new All(ofThem.stream().map(condition).toList());
        };
    }

    static <T> Condition any(List<T> ofThem, Function<T, Condition> condition) {
        return ofThem.size() == 1
                ? condition.apply(ofThem.getFirst())
                : new Any(ofThem.stream().map(condition).toList());
    }

    static <T> Condition none(List<T> ofThem, Function<T, Condition> condition) {
        return ofThem.isEmpty() ? ALWAYS : new Not(any(ofThem, condition));
    }

    static Condition acceptsNewClients() {
        return new Fact(Kind.ACCEPTS_NEW_CLIENTS, YES);
    }

    static Condition excludes(String concern) {
        return new Fact(Kind.EXCLUDES, concern);
    }

    static Condition worksWith(PartyKind party) {
        return new Fact(Kind.WORKS_WITH, party.name());
    }

    static Condition speaks(String language) {
        return new Fact(Kind.SPEAKS, language);
    }

    static Condition isOfGender(String gender) {
        return new Fact(Kind.IS_OF_GENDER, gender);
    }

    static Condition takesSelfPay() {
        return new Fact(Kind.TAKES_SELF_PAY, YES);
    }

    static Condition takesPlan(String plan) {
        return new Fact(Kind.TAKES_PLAN, plan);
    }

    static Fact knowsWell(String concern) {
        return new Fact(Kind.KNOWS_WELL, concern);
    }

    static Condition isLicensedIn(String state) {
        return new Licensed(state);
    }

    static Condition treats(PersonId person) {
        return new Treats(person);
    }

    /** Whether it holds for one therapist. */
    default boolean holds(Search search, Therapist therapist) {
        return switch (this) {
            case All all -> all.parts().stream().allMatch(part -> part.holds(search, therapist));
            case Any any -> any.parts().stream().anyMatch(part -> part.holds(search, therapist));
            case Not not -> !not.part().holds(search, therapist);
            case Fact fact -> fact.kind().words(therapist).contains(fact.value());
            case Licensed licensed -> search.isLicensedAtSomeTime(therapist, licensed.state());
            case Treats treats ->
                    search.book().isTreatedBy(treats.person(), therapist.profile().therapistId());
        };
    }
}
