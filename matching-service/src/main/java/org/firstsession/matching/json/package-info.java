// SPDX-License-Identifier: Apache-2.0
/** Generated Avro types in JSON that people write. */
@NullMarked
package org.firstsession.matching.json;

import org.jspecify.annotations.NullMarked;
