// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.oncall;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.firstsession.matching.board.oncall.Rota.Person;
import org.firstsession.matching.board.oncall.Rota.Shift;
import org.springframework.util.MultiValueMap;

/**
 * The whole list as one form: whoever is on it, one row more for somebody new, and for each of them
 * the hours that they have, with a line more. What was typed stays in it when it can't be used.
 */
record RotaForm(List<Row> rows) {

    /** So many can be on a list. */
    static final int MOST = 20;

    private static final String NUMBER = "\\+[1-9][0-9]{6,14}";
    private static final String ADDRESS = "[^\\s@,]+@[^\\s@,]+";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;

    /**
     * Somebody, as typed.
     *
     * @param place where they are to stand, from 1; blank for the end
     */
    record Row(String name, String contact, String place, boolean remove, List<Hours> hours) {

        public boolean isBlank() {
            return (name + contact).isBlank();
        }
    }

    /** Hours, as typed; without days they are none. */
    record Hours(String days, String from, String to) {
        static final Hours NONE = new Hours("", "", "");
    }

    /** A field that can't be used, in words. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    /** The form of a list as it stands. */
    static RotaForm of(List<Person> people) {
        var rows = new ArrayList<Row>();
        for (var person : people) {
            rows.add(
                    new Row(
                            person.name(),
                            person.contact(),
                            String.valueOf(rows.size() + 1),
                            false,
                            Days.lines(person.shifts()).stream()
                                    .map(line ->
                                            new Hours(
                                                    line.days().name(),
                                                    line.from().toString(),
                                                    line.to().toString()))
                                    .toList()));
        }
        return new RotaForm(rows).withRoomForMore();
    }

    /** What was sent; the rows' fields come in turn, and hours name the row that they belong to. */
    static RotaForm typed(MultiValueMap<String, String> fields) {
        var rows =
                IntStream.range(0, all(fields, "name").size())
                        .mapToObj(i ->
                                new Row(
                                        at(fields, "name", i).strip(),
                                        contact(at(fields, "contact", i)),
                                        at(fields, "place", i).strip(),
                                        all(fields, "remove").contains(String.valueOf(i)),
                                        hours(fields, i)))
                        .filter(row -> !row.isBlank())
                        .toList();
        return new RotaForm(rows);
    }

    private static List<Hours> hours(MultiValueMap<String, String> fields, int row) {
        var rows = all(fields, "hoursOf");
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).equals(String.valueOf(row)))
                .mapToObj(i ->
                        new Hours(
                                at(fields, "days", i), at(fields, "from", i), at(fields, "to", i)))
                .filter(hours -> !hours.equals(Hours.NONE))
                .toList();
    }

    /** A number is read however it is spaced. */
    private static String contact(String typed) {
        return typed.contains("@") ? typed.strip() : typed.replaceAll("[\\s().-]", "");
    }

    /** With a row for somebody new, and a line for more hours of each. */
    RotaForm withRoomForMore() {
        var more = new ArrayList<Row>();
        for (var row : rows) {
            more.add(new Row(row.name, row.contact, row.place, row.remove, with(row.hours)));
        }
        if (more.size() < MOST) {
            more.add(new Row("", "", "", false, with(List.of())));
        }
        return new RotaForm(more);
    }

    private static List<Hours> with(List<Hours> hours) {
        var more = new ArrayList<>(hours);
        more.add(Hours.NONE);
        return more;
    }

    /**
     * The list that is meant.
     *
     * @throws Fault when the form can't be used
     */
    List<Person> people() {
        var people = new ArrayList<Person>();
        var contacts = new HashSet<String>();
        for (var row : inOrder()) {
            if (row.name.isEmpty() || row.name.length() > LONGEST_NAME) {
                throw new Fault("Say who is reached at %s.".formatted(row.contact));
            }
            if (row.contact.length() > LONGEST_ADDRESS
                    || !row.contact.matches(ADDRESS + "|" + NUMBER)) {
                throw new Fault(
                        "%s needs a mail address, or a number with its country's code such as +1 415 555 0100."
                                .formatted(row.name));
            }
            if (!contacts.add(row.contact)) {
                throw new Fault("%s stands on the list twice.".formatted(row.contact));
            }
            people.add(new Person(row.name, row.contact, shifts(row)));
        }
        return List.copyOf(people);
    }

    /** Whoever moves up to a place comes before who has it, whoever moves down after them. */
    private List<Row> inOrder() {
        var placed = new ArrayList<Placed>();
        for (var row : rows) {
            int was = placed.size() + 1;
            int wanted = place(row, was);
            placed.add(new Placed(row, 2 * wanted + Integer.signum(wanted - was)));
        }
        return placed.stream()
                .filter(one -> !one.row.remove)
                .sorted(Comparator.comparingInt(Placed::order))
                .map(Placed::row)
                .toList();
    }

    private record Placed(Row row, int order) {}

    private static int place(Row row, int otherwise) {
        try {
            int place = row.place.isEmpty() ? otherwise : Integer.parseInt(row.place);
            if (place >= 1 && place <= MOST) {
                return place;
            }
        } catch (NumberFormatException e) {
            throw new Fault("A place is a number from 1 to %d.".formatted(MOST));
        }
        throw new Fault("A place is a number from 1 to %d.".formatted(MOST));
    }

    private static List<Shift> shifts(Row row) {
        return row.hours.stream()
                .flatMap(hours ->
                        days(row, hours)
                                .shifts(time(row, hours.from), time(row, hours.to))
                                .stream())
                .distinct()
                .toList();
    }

    private static Days days(Row row, Hours hours) {
        try {
            return Days.valueOf(hours.days);
        } catch (IllegalArgumentException e) {
            throw new Fault("Say on which days %s has these hours.".formatted(row.name));
        }
    }

    private static LocalTime time(Row row, String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException e) {
            throw new Fault(
                    "Say from when until when %s is on call, such as 18:00 to 08:00."
                            .formatted(row.name));
        }
    }

    private static String at(MultiValueMap<String, String> fields, String name, int index) {
        var values = all(fields, name);
        return index < values.size() ? values.get(index) : "";
    }

    private static List<String> all(MultiValueMap<String, String> fields, String name) {
        return fields.getOrDefault(name, List.of());
    }
}
