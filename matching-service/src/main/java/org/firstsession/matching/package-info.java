// SPDX-License-Identifier: Apache-2.0
/** matching-service: the engine behind a transactional listener, and the coordinators' board. */
@NullMarked
package org.firstsession.matching;

import org.jspecify.annotations.NullMarked;
