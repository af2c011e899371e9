// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

/**
 * The therapists of one way who have a free hour.
 *
 * @param way the way
 * @param distance the points for the way to the office
 * @param openings when the people of the search could come
 * @param times when the therapists are free
 * @param therapists who, by their places
 */
record Field(Way way, int distance, Openings openings, FreeTimes times, Bits therapists) {}
