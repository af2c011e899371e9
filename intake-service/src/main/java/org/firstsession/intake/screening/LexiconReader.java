// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.firstsession.intake.screening.Phrase.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lexicon. {@code docs/screening.md} explains its lines.
 *
 * <p>A misspelt kind, class or flag stops the reading with the line's number: a phrase that nothing
 * can match would be a hole that nobody sees.
 */
final class LexiconReader {

    private static final int USUAL_GAP = 3;
    private static final String END = "$";
    private static final String SAFE = "safe";
    private static final String PAST = "past";
    private static final String ANEW = "anew";

    private final Map<String, List<String>> classes = new HashMap<>();
    private final Map<String, List<String>> full = new HashMap<>();
    private final Map<String, List<String>> endings = new LinkedHashMap<>();
    private final Map<String, String> pairs = new HashMap<>();
    private final Set<String> plain = new HashSet<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> negators = new HashSet<>();
    private final Set<String> carriers = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final List<Phrase> past = new ArrayList<>();
    private final List<Phrase> anew = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private @Nullable List<Phrase> open;
    private @Nullable String version;

    private record Draft(
            @Nullable ConcernKind kind, Set<Section.Flag> flags, List<Phrase> phrases) {}

    private LexiconReader() {}

    /** The lexicon in this resource beside the class. */
    static Lexicon read(String resource) {
        try (var stream = LexiconReader.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("there is no lexicon " + resource);
            }
            var lines = new BufferedReader(new InputStreamReader(stream, UTF_8)).lines().toList();
            return read(resource, lines);
        } catch (IOException e) {
            throw new IllegalStateException("the lexicon " + resource + " can't be read", e);
        }
    }

    static Lexicon read(String name, List<String> lines) {
        var reader = new LexiconReader();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).replaceFirst("(^|\\s)#(\\s.*|$)", "").strip();
            try {
                if (!line.isEmpty()) {
                    reader.line(line);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(name + ":" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return reader.lexicon(name);
    }

    private Lexicon lexicon(String name) {
        if (version == null) {
            throw new IllegalStateException(name + " has no version");
        }
        known.addAll(keys);
        known.addAll(negators);
        known.addAll(carriers);
        var spelling = new Spelling(known, plain, List.copyOf(keys), full, endings, pairs);
        for (var word : known) {
            if (!spelling.of(word).equals(List.of(word))) {
                throw new IllegalStateException(
                        name + " has a phrase with " + word + ", which is never spelt so");
            }
        }
        return new Lexicon(
                version,
                new TextReader(spelling),
                new Negation(negators, carriers),
                new Phrases(past),
                new Phrases(anew),
                drafts.stream()
                        .map(draft ->
                                new Section(
                                        draft.kind(), draft.flags(), new Phrases(draft.phrases())))
                        .toList());
    }

    private void line(String line) {
        if (line.startsWith("[") && line.endsWith("]")) {
            open(line.substring(1, line.length() - 1).split(" "));
            return;
        }
        var words = List.of(line.split("\\s+"));
        if (words.getFirst().endsWith(":")) {
            directive(words.getFirst(), words.subList(1, words.size()));
        } else if (open == null) {
            throw new IllegalArgumentException("a phrase stands before the first section");
        } else {
            open.add(phrase(words));
        }
    }

    private void open(String[] header) {
        open =
                switch (header[0]) {
                    case PAST -> past;
                    case ANEW -> anew;
                    default -> draft(header);
                };
    }

    private List<Phrase> draft(String[] header) {
        var kind = header[0].equals(SAFE) ? null : kind(header[0]);
        var flags = EnumSet.noneOf(Section.Flag.class);
        for (int i = 1; i < header.length; i++) {
            flags.add(Section.Flag.valueOf(header[i].toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        var draft = new Draft(kind, flags, new ArrayList<>());
        drafts.add(draft);
        return draft.phrases();
    }

    private static ConcernKind kind(String name) {
        return Arrays.stream(ConcernKind.values())
                .filter(kind -> kind.lexiconName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind " + name));
    }

    private void directive(String name, List<String> words) {
        switch (name) {
            case "version:" -> version = String.join(" ", words);
            case "negators:" -> negators.addAll(words);
            case "carriers:" -> carriers.addAll(words);
            case "keys:" -> keys.addAll(words);
            case "plain:" -> plain.addAll(words);
            case "class:" -> classes.put(words.getFirst(), classWords(words));
            case "full:" -> full.put(words.getFirst(), after(words, 1));
            case "ending:" -> endings.put(words.getFirst(), after(words, 1));
            case "pair:" ->
                    pairs.put(words.get(0) + " " + words.get(1), String.join("", after(words, 2)));
            default -> throw new IllegalArgumentException("no directive " + name);
        }
    }

    /** What stands behind the equals sign at this place. */
    private static List<String> after(List<String> words, int equalsSign) {
        if (words.size() <= equalsSign || !words.get(equalsSign).equals("=")) {
            throw new IllegalArgumentException("an equals sign is missing");
        }
        return List.copyOf(words.subList(equalsSign + 1, words.size()));
    }

    private List<String> classWords(List<String> words) {
        return after(words, 1).stream().flatMap(word -> choices(word).stream()).toList();
    }

    private Phrase phrase(List<String> words) {
        return new Phrase(words.stream().map(this::element).toList());
    }

    private Element element(String word) {
        if (word.startsWith("..")) {
            return new Element.Gap(
                    word.equals("..") ? USUAL_GAP : Integer.parseInt(word.substring(2)));
        }
        boolean optional = word.endsWith("?");
        var choices = new HashSet<String>();
        for (var choice : (optional ? word.substring(0, word.length() - 1) : word).split("\\|")) {
            choices.addAll(choices(choice));
        }
        boolean orEnd = choices.remove(END);
        known.addAll(choices);
        return new Element.OneOf(Set.copyOf(choices), optional, orEnd);
    }

    private List<String> choices(String word) {
        if (!word.startsWith("@")) {
            return List.of(word);
        }
        var words = classes.get(word);
        if (words == null) {
            throw new IllegalArgumentException("no class " + word);
        }
        return words;
    }
}
