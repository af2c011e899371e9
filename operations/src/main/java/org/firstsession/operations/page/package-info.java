// SPDX-License-Identifier: Apache-2.0
/** What the pages of the command line have in common. Each page needs nothing else. */
@NullMarked
package org.firstsession.operations.page;

import org.jspecify.annotations.NullMarked;
