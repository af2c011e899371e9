// SPDX-License-Identifier: Apache-2.0
/** Matching beside a plain walk through the list of therapists, which says what is right. */
@NullMarked
package org.firstsession.engine.matching;

import org.jspecify.annotations.NullMarked;
