// SPDX-License-Identifier: Apache-2.0
/** What practice.events say about requests and commands, folded into tables. */
@NullMarked
package org.firstsession.intake.view;

import org.jspecify.annotations.NullMarked;
