// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

/**
 * A set of small numbers, each below a fixed size: places in the roster, or in the table of starts.
 * Sets that work together have the same size.
 */
final class Bits {

    private static final int WORD = Long.SIZE;

    private final int size;
    private final long[] words;

    Bits(int size) {
        this(size, new long[(size + WORD - 1) / WORD]);
    }

    private Bits(int size, long[] words) {
        this.size = size;
        this.words = words;
    }

    /** All numbers below a size. */
    static Bits all(int size) {
        var all = new Bits(size);
        all.add(0, size);
        return all;
    }

    Bits copy() {
        return new Bits(size, words.clone());
    }

    int size() {
        return size;
    }

    boolean has(int number) {
        return (words[number / WORD] & 1L << number) != 0;
    }

    void add(int number) {
        words[number / WORD] |= 1L << number;
    }

    void remove(int number) {
        words[number / WORD] &= ~(1L << number);
    }

    void set(int number, boolean in) {
        if (in) {
            add(number);
        } else {
            remove(number);
        }
    }

    /** Adds the numbers from one up to another, which stays out. */
    void add(int from, int to) {
        for (int next = from; next < to; next = nextWord(next)) {
            words[next / WORD] |= mask(next, to);
        }
    }

    /** Takes out the numbers from one up to another, which stays. */
    void remove(int from, int to) {
        for (int next = from; next < to; next = nextWord(next)) {
            words[next / WORD] &= ~mask(next, to);
        }
    }

    void clear() {
        for (int word = 0; word < words.length; word++) {
            words[word] = 0;
        }
    }

    Bits addAll(Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] |= other.words[word];
        }
        return this;
    }

    Bits keepAll(Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] &= other.words[word];
        }
        return this;
    }

    Bits removeAll(Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] &= ~other.words[word];
        }
        return this;
    }

    /** Becomes what is in both others; false when that is nothing. */
    boolean become(Bits one, Bits other) {
        long any = 0;
        for (int word = 0; word < words.length; word++) {
            long both = one.words[word] & other.words[word];
            words[word] = both;
            any |= both;
        }
        return any != 0;
    }

    /** Adds what is in both others. */
    void addCommon(Bits one, Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] |= one.words[word] & other.words[word];
        }
    }

    /** Takes out what is in both others. */
    void removeCommon(Bits one, Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] &= ~(one.words[word] & other.words[word]);
        }
    }

    /** Becomes what is in another set and not in this one. */
    Bits becomeRestOf(Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] = other.words[word] & ~words[word];
        }
        return this;
    }

    /** Whether everything in it is in another set too. */
    boolean isWithin(Bits other) {
        for (int word = 0; word < words.length; word++) {
            if ((words[word] & ~other.words[word]) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    boolean meets(Bits other) {
        return firstIn(other) >= 0;
    }

    /** The smallest number that is in both; -1 for none. */
    int firstIn(Bits other) {
        for (int word = 0; word < words.length; word++) {
            long both = words[word] & other.words[word];
            if (both != 0) {
                return word * WORD + Long.numberOfTrailingZeros(both);
            }
        }
        return -1;
    }

    /** The smallest number from one on that is in both; -1 for none. */
    int nextIn(Bits other, int from) {
        if (from >= size) {
            return -1;
        }
        int word = from / WORD;
        long rest = words[word] & other.words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word] & other.words[word];
        }
        return word * WORD + Long.numberOfTrailingZeros(rest);
    }

    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The smallest number from one on that is in; -1 for none. */
    int next(int from) {
        if (from >= size) {
            return -1;
        }
        int word = from / WORD;
        long rest = words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return word * WORD + Long.numberOfTrailingZeros(rest);
    }

    /** The smallest number from one on that is in, and not in another set; -1 for none. */
    int nextNotIn(Bits other, int from) {
        if (from >= size) {
            return -1;
        }
        int word = from / WORD;
        long rest = words[word] & ~other.words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word] & ~other.words[word];
        }
        return word * WORD + Long.numberOfTrailingZeros(rest);
    }

    /** The smallest number from one on that is not in; the size when there is none. */
    int nextMissing(int from) {
        if (from >= size) {
            return size;
        }
        int word = from / WORD;
        long rest = ~words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return size;
            }
            rest = ~words[word];
        }
        return Math.min(size, word * WORD + Long.numberOfTrailingZeros(rest));
    }

    private static int nextWord(int number) {
        return (number / WORD + 1) * WORD;
    }

    /** The bits of the word of {@code from} from there up to {@code to}. */
    private static long mask(int from, int to) {
        long upwards = -1L << from;
        int end = nextWord(from);
        return to >= end ? upwards : upwards & (1L << to) - 1;
    }
}
