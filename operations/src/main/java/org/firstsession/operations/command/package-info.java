// SPDX-License-Identifier: Apache-2.0
/** The one way from here to the practices' log of commands. */
@NullMarked
package org.firstsession.operations.command;

import org.jspecify.annotations.NullMarked;
