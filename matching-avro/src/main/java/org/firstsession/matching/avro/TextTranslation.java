// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** An id of the engine, which is a record around its text. */
final class TextTranslation implements Translation {

    private final MethodHandle create;

    private TextTranslation(MethodHandle create) {
        this.create = create;
    }

    static TextTranslation of(Class<?> type) {
        var components = type.getRecordComponents();
        if (components.length != 1 || components[0].getType() != String.class) {
            throw new IllegalStateException(type + " is more than a text");
        }
        return new TextTranslation(Handles.constructor(type, String.class));
    }

    @Override
    public Object toEngine(@Nullable Object avro) {
        return Handles.invoke(create, avro);
    }

    /** Ids say their text when they are asked for words. */
    @Override
    public Object toAvro(@Nullable Object engine) {
        return String.valueOf(engine);
    }
}
