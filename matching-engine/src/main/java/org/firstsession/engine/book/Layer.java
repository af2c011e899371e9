// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that may lie over another one: what is put or removed here hides what is below and
 * leaves it as it is. So a branch of a book costs what changes in it, not what is known.
 */
final class Layer<K extends Comparable<K>, V> {

    private final @Nullable Layer<K, V> below;
    // What was put here, where something lies below: seldom much.
    private final NavigableMap<K, V> own;
    // The same where nothing does, and there may be much: looked up, and sorted for a walk.
    private final Map<K, V> quick;
    private @Nullable SortedMap<K, V> sorted;
    // Of what is below; most layers hide nothing.
    private @Nullable NavigableSet<K> removed;

    Layer(@Nullable Layer<K, V> below) {
        this.below = below;
        if (below == null) {
            own = Collections.emptyNavigableMap();
            quick = new HashMap<>();
        } else {
            own = new TreeMap<>();
            quick = Collections.emptyMap();
        }
    }

    @Nullable V get(K key) {
        if (below == null) {
            return quick.get(key);
        }
        var here = own.get(key);
        if (here != null) {
            return here;
        }
        return removed != null && removed.contains(key) ? null : below.get(key);
    }

    /** What was put here, and not below. */
    @Nullable V getOwn(K key) {
        return below == null ? quick.get(key) : own.get(key);
    }

    void put(K key, V value) {
        if (below == null) {
            quick.put(key, value);
            sorted = null;
        } else {
            own.put(key, value);
        }
    }

    void remove(K key) {
        if (below == null) {
            quick.remove(key);
            sorted = null;
        } else {
            own.remove(key);
            if (removed == null) {
                removed = new TreeSet<>();
            }
            removed.add(key);
        }
    }

    /** All values in the order of their keys. */
    Collection<V> values() {
        return Collections.unmodifiableCollection(all().values());
    }

    private SortedMap<K, V> all() {
        if (below == null) {
            if (sorted == null) {
                sorted = new TreeMap<>(quick);
            }
            return sorted;
        }
        if (own.isEmpty() && removed == null) {
            return below.all();
        }
        var all = new TreeMap<>(below.all());
        if (removed != null) {
            all.keySet().removeAll(removed);
        }
        all.putAll(own);
        return all;
    }

    @Override
    public String toString() {
        return all().toString();
    }
}
