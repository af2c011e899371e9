// SPDX-License-Identifier: Apache-2.0
/**
 * The contracts between the services: which topics there are, what is in them, and how it is
 * written in Confluent's wire format. Depends on Kafka's clients and Avro, on no service.
 */
@NullMarked
package org.firstsession.schemas;

import org.jspecify.annotations.NullMarked;
