// SPDX-License-Identifier: Apache-2.0
/** The people vault: names, contacts and words, encrypted; every read by others is on record. */
@NullMarked
package org.firstsession.intake.people;

import org.jspecify.annotations.NullMarked;
