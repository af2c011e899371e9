// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that may lie over another one: what is put or removed here hides what is below and
 * leaves it as it is. So a branch of a book costs what changes in it, not what is known.
 */
final class Layer<K extends Comparable<K>, V> {

    private final NavigableMap<K, V> own = new TreeMap<>();
    private final @Nullable Layer<K, V> below;
    // The same, where there is much of it and nothing below: looked up, never walked through.
    private final Map<K, V> quick;
    // Of what is below; most layers hide nothing.
    private @Nullable NavigableSet<K> removed;

    Layer(@Nullable Layer<K, V> below) {
        this.below = below;
        if (below == null) {
            quick = new HashMap<>();
        } else {
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
        return own.get(key);
    }

    void put(K key, V value) {
        own.put(key, value);
        if (below == null) {
            quick.put(key, value);
        }
    }

    void remove(K key) {
        own.remove(key);
        if (below == null) {
            quick.remove(key);
        } else {
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

    private NavigableMap<K, V> all() {
        if (below == null) {
            return own;
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
