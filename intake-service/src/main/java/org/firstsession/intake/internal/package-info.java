// SPDX-License-Identifier: Apache-2.0
/** The API for the other services: contacts and names, behind a token, every answer on record. */
@NullMarked
package org.firstsession.intake.internal;

import org.jspecify.annotations.NullMarked;
