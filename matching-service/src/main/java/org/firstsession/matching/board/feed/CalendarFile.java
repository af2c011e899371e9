// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarParserFactory;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries out of an iCalendar file (RFC 5545). Line by line, so that titles and names are
 * never kept and a bomb is cut off where it begins to grow.
 */
final class CalendarFile implements ContentHandler {

    private static final int MOST_ENTRIES = 20_000;
    private static final int DEEPEST = 8;
    private static final Set<String> KINDS = Set.of("VEVENT", "VFREEBUSY");
    private static final Set<String> WANTED =
            Set.of(
                    "UID",
                    "DTSTART",
                    "DTEND",
                    "DURATION",
                    "RRULE",
                    "RDATE",
                    "EXDATE",
                    "RECURRENCE-ID",
                    "TRANSP",
                    "STATUS",
                    "FREEBUSY");

    private final List<CalendarEntry> entries = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private List<CalendarEntry.Line> lines = new ArrayList<>();
    private Map<String, String> parameters = new HashMap<>();
    private @Nullable String wanted;
    private int calendars;

    private CalendarFile() {}

    /**
     * The entries of a file, in its order.
     *
     * @throws FeedException when it is no whole calendar, has no entry, or too many
     */
    static List<CalendarEntry> entries(byte[] bytes) {
        var file = new CalendarFile();
        file.parse(new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8));
        if (file.calendars == 0 || !file.open.isEmpty()) {
            throw new FeedException(FeedTrouble.NO_CALENDAR);
        }
        if (file.entries.isEmpty()) {
            throw new FeedException(FeedTrouble.EMPTY);
        }
        return List.copyOf(file.entries);
    }

    private void parse(Reader text) {
        try (var lines = new UnfoldingReader(text)) {
            CalendarParserFactory.getInstance().get().parse(lines, this);
        } catch (ParserException e) {
            throw e.getCause() instanceof FeedException own
                    ? own
                    : new FeedException(FeedTrouble.NO_CALENDAR);
        } catch (IOException e) {
            throw new FeedException(FeedTrouble.NO_CALENDAR);
        }
    }

    @Override
    public void startCalendar() {
        open.clear();
    }

    @Override
    public void endCalendar() {
        calendars++;
    }

    @Override
    public void startComponent(String name) {
        if (open.size() == DEEPEST) {
            throw new FeedException(FeedTrouble.TOO_MUCH);
        }
        open.add(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public void endComponent(String name) {
        if (isEntry()) {
            if (entries.size() == MOST_ENTRIES) {
                throw new FeedException(FeedTrouble.TOO_MUCH);
            }
            entries.add(new CalendarEntry(open.getFirst(), List.copyOf(lines)));
            lines = new ArrayList<>();
        }
        open.removeLast();
    }

    /** An alarm inside an event has a duration too, which is none of the event's. */
    private boolean isEntry() {
        return open.size() == 1 && KINDS.contains(open.getFirst());
    }

    @Override
    public void startProperty(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        wanted = isEntry() && WANTED.contains(upper) ? upper : null;
        parameters = new HashMap<>();
    }

    @Override
    public void parameter(String name, String value) {
        if (wanted != null) {
            parameters.put(name.toUpperCase(Locale.ROOT), value);
        }
    }

    @Override
    public void propertyValue(String value) {
        if (wanted != null) {
            lines.add(new CalendarEntry.Line(wanted, Map.copyOf(parameters), value));
        }
    }

    @Override
    public void endProperty(String name) {
        wanted = null;
    }
}
