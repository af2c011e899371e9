// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

/**
 * Something that can be run again and again, and measures itself.
 *
 * @param <S> what one run tells
 */
@FunctionalInterface
public interface Subject<S> {

    /**
     * Runs once. Preparation is the subject's own affair and no part of what it measures.
     *
     * @param round counts the runs of a comparison, warm-up included, from 0
     */
    S run(int round) throws Exception;
}
