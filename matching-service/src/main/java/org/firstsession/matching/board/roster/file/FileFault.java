// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

/**
 * Something in a file that can't be used.
 *
 * @param line counted from 1, the line of the header
 * @param column as the file names it; empty where the whole line is meant
 */
public record FileFault(int line, String column, String message) {

    FileFault(int line, RosterColumn column, String message) {
        this(line, column.header(), message);
    }
}
