// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.oncall;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Those on call for a practice, the first one first.
 *
 * <p>Whoever is on shift is called first, the others after them: when nobody of a shift answers, or
 * nobody has a shift at that hour, somebody is called all the same.
 */
public record People(List<Person> all) {

    private static final int MOST = 20;

    public People {
        all = List.copyOf(all);
        if (all.size() > MOST) {
            throw new IllegalArgumentException("more people than can be called in turn");
        }
        if (all.stream().map(Person::contact).distinct().count() < all.size()) {
            throw new IllegalArgumentException("one contact twice");
        }
    }

    /**
     * Hours of the week during which the same people are on shift.
     *
     * @param fromMinute of the week; 0 is Monday, 0:00
     * @param toMinute of the week, exclusive, after {@code fromMinute}
     * @param onShift their places on the list, from 1; empty where nobody is
     */
    public record Span(int fromMinute, int toMinute, List<Integer> onShift) {
        public Span {
            onShift = List.copyOf(onShift);
        }
    }

    /** In which order they are called when the practice's clock shows that time. */
    public List<Person> inOrder(LocalDateTime local) {
        int minute = Shift.minuteOfWeek(local);
        return Stream.concat(
                        all.stream().filter(person -> person.isOnShift(minute)),
                        all.stream().filter(person -> !person.isOnShift(minute)))
                .toList();
    }

    /** The whole week from Monday, 0:00, without a gap. */
    public List<Span> week() {
        var borders = new TreeSet<>(List.of(0, Shift.WEEK_MINUTES));
        all.stream()
                .flatMap(person -> person.shifts().stream())
                .forEach(shift -> borders.addAll(List.of(shift.startMinute(), shift.endMinute())));
        var spans = new ArrayList<Span>();
        int from = borders.removeFirst();
        for (int to : borders) {
            var onShift = onShift(from);
            if (!spans.isEmpty() && spans.getLast().onShift().equals(onShift)) {
                spans.add(new Span(spans.removeLast().fromMinute(), to, onShift));
            } else {
                spans.add(new Span(from, to, onShift));
            }
            from = to;
        }
        return spans;
    }

    private List<Integer> onShift(int minute) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).isOnShift(minute))
                .mapToObj(i -> i + 1)
                .toList();
    }

    @Override
    public String toString() {
        return "People[" + all.size() + "]";
    }
}
