// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

/**
 * A field that can't be used.
 *
 * @param field its path, such as {@code times[0].from}
 * @param code what is wrong; {@code error.<code>} in the message catalogue has the words
 */
public record FieldError(String field, String code) {}
