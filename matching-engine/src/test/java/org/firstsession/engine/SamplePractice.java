// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.Licence;
import org.firstsession.engine.types.Lifetimes;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartnerWishes;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.Scarcity;
import org.firstsession.engine.types.ScarcityPrice;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;

/** The practice that tables play in, and what its rows say of policy, therapists and clients. */
final class SamplePractice {

    /** Horizon of a week, so that each weekly hour comes once; steps of an hour. */
    static final Policy POLICY =
            new Policy(
                    1,
                    50,
                    75,
                    10,
                    60,
                    60,
                    7,
                    15 * 60,
                    2 * 3_600,
                    2,
                    3,
                    60_000,
                    24,
                    120,
                    15_000,
                    20_000,
                    List.of("crisis"),
                    new RankingWeights(30, 10, 40, 20, 20, 5),
                    30,
                    List.of(),
                    new Lifetimes(120, 24, 240, 480, 1_260, 1_440, 15, 72, 24, 120),
                    new Scarcity(100, 0, List.of()));

    private static final Map<String, GeoPoint> PLACES =
            Map.of(
                    "oakland", new GeoPoint(37_804_400, -122_271_200),
                    "berkeley", new GeoPoint(37_871_600, -122_272_700),
                    "sanjose", new GeoPoint(37_338_200, -121_886_300),
                    "reno", new GeoPoint(39_529_600, -119_813_800));

    private SamplePractice() {}

    static GeoPoint place(String name) {
        return Objects.requireNonNull(PLACES.get(name), name);
    }

    static List<Office> offices() {
        var zone = ZoneId.of("America/Los_Angeles");
        return List.of(
                new Office(
                        new OfficeId("oak"),
                        "Oakland",
                        "1 Lake St",
                        "CA",
                        zone,
                        place("oakland"),
                        List.of()),
                new Office(
                        new OfficeId("reno"),
                        "Reno",
                        "2 Main St",
                        "NV",
                        zone,
                        place("reno"),
                        rooms()));
    }

    /** The same, where an option named as an office says other rooms of it. */
    static List<Office> offices(TableRow row) {
        return offices().stream()
                .map(office -> {
                    var others = row.option(office.officeId().value());
                    return others == null ? office : office.withRooms(rooms(others));
                })
                .toList();
    }

    /** Rooms between commas, each with its features behind a plus; {@code none} for no rooms. */
    static List<Room> rooms(String text) {
        return text.equals("none")
                ? List.of()
                : Stream.of(text.split(",")).map(SamplePractice::room).toList();
    }

    private static Room room(String text) {
        var parts = List.of(text.split("\\+", -1));
        return new Room(new RoomId(parts.getFirst()), parts.subList(1, parts.size()));
    }

    /** Reno has two rooms, one without steps; Oakland doesn't keep track of its rooms. */
    private static List<Room> rooms() {
        return List.of(
                new Room(new RoomId("attic"), List.of()),
                new Room(new RoomId("garden"), List.of("step-free")));
    }

    static Policy changed(Policy old, TableRow row) {
        return new Policy(
                old.rulesVersion(),
                row.option("session", old.individualSessionMinutes()),
                row.option("couple", old.coupleSessionMinutes()),
                row.option("buffer", old.bufferMinutes()),
                row.option("step", old.slotStepMinutes()),
                row.option("notice", old.noticeMinutes()),
                row.option("horizon", old.horizonDays()),
                row.option("webSeconds", old.webOfferSeconds()),
                old.textOfferSeconds(),
                row.option("extensions", old.holdExtensions()),
                row.option("options", old.optionsPerOffer()),
                row.option("radius", old.radiusMetres()),
                old.lateCancelHours(),
                old.humanDueMinutes(),
                old.individualPriceCents(),
                old.couplePriceCents(),
                old.needsPerson(),
                old.weights(),
                row.option("travel", old.travelMinutes()),
                windows(row, "working", old.workingHours()),
                lifetimes(old.lifetimes(), row),
                scarcity(old.scarcity(), row));
    }

    private static Lifetimes lifetimes(Lifetimes old, TableRow row) {
        return new Lifetimes(
                row.option("invitationHours", old.invitationHours()),
                row.option("consentHours", old.consentHours()),
                row.option("refillMinutes", old.refillMinutes()),
                row.option("wakingFrom", old.wakingFromMinute()),
                row.option("wakingTo", old.wakingToMinute()),
                row.option("therapistMinutes", old.therapistAnswerMinutes()),
                row.option("safetyMinutes", old.safetyDueMinutes()),
                row.option("reviewHours", old.waitlistReviewHours()),
                row.option("outcomeHours", old.outcomeDueHours()),
                row.option("choiceHours", old.choiceHours()));
    }

    /** Prices are written {@code ana@mon:10:00-12:00@40}. */
    private static Scarcity scarcity(Scarcity old, TableRow row) {
        var prices = row.option("prices");
        return new Scarcity(
                row.option("heldPercent", old.heldSharePercent()),
                row.option("aloneFrom", old.offeredAloneFromPoints()),
                prices == null
                        ? old.prices()
                        : Arrays.stream(prices.split(",")).map(SamplePractice::price).toList());
    }

    private static ScarcityPrice price(String text) {
        var parts = text.split("@");
        return new ScarcityPrice(
                new TherapistId(parts[0]), window(parts[1]), Integer.parseInt(parts[2]));
    }

    private static List<WeeklyWindow> windows(
            TableRow row, String key, List<WeeklyWindow> otherwise) {
        var text = row.option(key);
        return text == null
                ? otherwise
                : Arrays.stream(text.split(",")).map(SamplePractice::window).toList();
    }

    static TherapistProfile therapist(TableRow row, ZoneId zone) {
        return new TherapistProfile(
                new TherapistId(row.word(1)),
                row.option("version", 1),
                row.option("accepts", "yes").equals("yes"),
                row.list("parties", "individual,couple").stream()
                        .map(party -> PartyKind.valueOf(party.toUpperCase(Locale.ROOT)))
                        .toList(),
                ZoneId.of(row.option("zone", zone.getId())),
                row.list("licences", "CA").stream().map(SamplePractice::licence).toList(),
                row.list("languages", "en"),
                row.option("gender"),
                row.list("specialties", "none"),
                row.list("excludes", "none"),
                row.list("plans", "none"),
                row.option("selfpay", "yes").equals("yes"),
                row.list("hours", "none").stream().map(SamplePractice::hours).toList(),
                row.option("limit", 10),
                row.option("asks", "no").equals("yes"));
    }

    /** The options of a person; of a couple together both have the same. */
    static Participant participant(TableRow row, PersonId person, ZoneId zone) {
        var near = row.option("near");
        return new Participant(
                person,
                row.option("state", "CA"),
                near,
                near == null ? null : place(near),
                ZoneId.of(row.option("zone", zone.getId())),
                row.list("times", "none").stream().map(SamplePractice::window).toList(),
                row.list("languages", "none"),
                row.option("plan"),
                AgeStatement.valueOf(row.option("age", "ADULT")),
                row.list("room", "none"));
    }

    static PartnerWishes wishes(TableRow row) {
        var distance = row.option("distance");
        return new PartnerWishes(
                FormatWish.valueOf(row.option("format", "EITHER")),
                distance == null ? null : Integer.valueOf(distance),
                row.list("concerns", "none"),
                row.option("gender"));
    }

    static Needs needs(TableRow row, List<Participant> people) {
        var distance = row.option("distance");
        return new Needs(
                PartyKind.valueOf(row.option("party", "individual").toUpperCase(Locale.ROOT)),
                people,
                FormatWish.valueOf(row.option("format", "EITHER")),
                distance == null ? null : Integer.valueOf(distance),
                row.list("concerns", "none"),
                row.option("gender"),
                null);
    }

    /** {@code CA} or {@code CA:2026-01-01..2026-09-08}. */
    private static Licence licence(String text) {
        var parts = text.split(":|\\.\\.");
        return parts.length == 1
                ? new Licence(text, LocalDate.of(2020, 1, 1), null)
                : new Licence(parts[0], LocalDate.parse(parts[1]), LocalDate.parse(parts[2]));
    }

    /** {@code mon:10:00-12:00} by video, with {@code @oak} there, with {@code @oak+video} both. */
    private static OfferedHours hours(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return new OfferedHours(window(text), List.of(Format.VIRTUAL), null);
        }
        var place = text.substring(at + 1).split("\\+");
        return new OfferedHours(
                window(text.substring(0, at)),
                place.length == 1
                        ? List.of(Format.IN_PERSON)
                        : List.of(Format.VIRTUAL, Format.IN_PERSON),
                new OfficeId(place[0]));
    }

    static WeeklyWindow window(String text) {
        var day =
                List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")
                        .indexOf(text.substring(0, 3));
        var times = text.substring(4).split("-");
        return new WeeklyWindow(DayOfWeek.of(day + 1), minute(times[0]), minute(times[1]));
    }

    private static int minute(String time) {
        return time.equals("24:00")
                ? 1_440
                : LocalTime.parse(time.length() == 4 ? "0" + time : time).toSecondOfDay() / 60;
    }
}
