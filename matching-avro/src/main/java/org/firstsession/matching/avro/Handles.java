// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Constructors and accessors that take and give plain objects. */
final class Handles {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType ONE_TO_ONE = MethodType.methodType(Object.class, Object.class);

    private Handles() {}

    /** A constructor with one argument, or without any. */
    static MethodHandle constructor(Class<?> type, Class<?>... parameters) {
        try {
            var found = LOOKUP.findConstructor(type, MethodType.methodType(void.class, parameters));
            return parameters.length == 0
                    ? found.asType(MethodType.methodType(Object.class))
                    : found.asType(ONE_TO_ONE);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }

    /** The canonical constructor of a record; it takes an array of its components. */
    static MethodHandle canonical(Class<?> type, RecordComponent[] components) {
        var parameters = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
        }
        try {
            return LOOKUP.findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made", e);
        }
    }

    static MethodHandle accessor(RecordComponent component) {
        try {
            return LOOKUP.unreflect(component.getAccessor()).asType(ONE_TO_ONE);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " can't be read", e);
        }
    }

    static Object invoke(MethodHandle handle, @Nullable Object argument) {
        try {
            return (Object) handle.invokeExact(argument);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    static Object invokeAll(MethodHandle handle, @Nullable Object[] arguments) {
        try {
            return (Object) handle.invokeExact(arguments);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    static Object invoke(MethodHandle handle) {
        try {
            return (Object) handle.invokeExact();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** What a constructor refuses is passed on as it is; nothing here throws checked exceptions. */
    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException refused
                ? refused
                : new IllegalStateException(thrown);
    }
}
