// SPDX-License-Identifier: Apache-2.0
/** Messages that wait for a person: the contact form's, and conversations by text. */
@NullMarked
package org.firstsession.matching.board.triage;

import org.jspecify.annotations.NullMarked;
