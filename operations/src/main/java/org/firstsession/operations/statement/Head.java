// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.statement;

/**
 * Where a practice stood at the end of a day.
 *
 * @param practice the practice
 * @param seq number of its last event
 * @param chain that event's link of the hash chain
 * @param commands commands that were accepted on the day
 * @param events events that were decided on the day
 */
record Head(String practice, long seq, String chain, long commands, long events) {}
