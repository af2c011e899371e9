// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

/** What a line of a report says about its goal. */
public enum Verdict {
    /** The goal is reached. */
    MET,
    /** The goal is not reached. */
    SHORT,
    /** Too few pairs, or a machine that was busy: the figures say nothing about the goal. */
    NOT_JUDGED,
    /** There is no goal for it. */
    NO_GOAL
}
