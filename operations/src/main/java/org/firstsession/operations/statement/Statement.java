// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.statement;

import java.util.List;

/**
 * What is signed for a day.
 *
 * @param day the day, in UTC
 * @param previous SHA-256 of the line before, in hex; of nothing for the first one
 * @param violations how many violations of H1 to H3 the day had when it was signed
 * @param heads the practices, in the order of their ids
 */
record Statement(String day, String previous, long violations, List<Head> heads) {}
