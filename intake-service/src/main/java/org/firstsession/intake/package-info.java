// SPDX-License-Identifier: Apache-2.0
/** Takes requests in, keeps people's data, and shows clients where their request stands. */
@NullMarked
package org.firstsession.intake;

import org.jspecify.annotations.NullMarked;
