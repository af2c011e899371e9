// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

/** A place of the practice. */
record Office(String id, String name) {}
