// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.planted;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.planted.PlantedBug.Edit;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The engine with a mistake in it, and everything in its tests that watches it, loaded apart from
 * the engine that is tested otherwise.
 */
final class PlantedEngine extends ClassLoader {

    private static final String ENGINE = "org.firstsession.engine";
    private static final Path SOURCES =
            Path.of("src", "main", "java").resolve(ENGINE.replace('.', '/'));

    private final Map<String, byte[]> changed;

    private PlantedEngine(Map<String, byte[]> changed) {
        super(PlantedEngine.class.getClassLoader());
        this.changed = changed;
    }

    /** Compiles the files that a bug changes against the rest of the engine. */
    static PlantedEngine with(PlantedBug bug) {
        var texts = new LinkedHashMap<String, String>();
        for (Edit edit : bug.edits()) {
            texts.put(
                    edit.file(),
                    edit.in(texts.computeIfAbsent(edit.file(), PlantedEngine::source)));
        }
        return new PlantedEngine(compiled(texts));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ENGINE + ".")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        var bytes = changed.get(name);
        if (bytes == null) {
            bytes = asBuilt(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] asBuilt(String name) throws ClassNotFoundException {
        try (var file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static String source(String file) {
        try {
            return Files.readString(SOURCES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> compiled(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return Map.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var sources = new ArrayList<JavaFileObject>();
        texts.forEach((file, text) -> sources.add(new Source(file, text)));
        var options = List.of("-proc:none", "-nowarn", "-implicit:none", "-classpath", classPath());
        var said = new StringWriter();
        try (var made =
                new InMemory(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
            if (!compiler.getTask(said, made, null, options, null, sources).call()) {
                throw new IllegalStateException("a planted bug does not compile:\n" + said);
            }
            return made.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return Stream.of(MatchingEngine.class, NullMarked.class)
                .map(one -> one.getProtectionDomain().getCodeSource().getLocation())
                .map(where -> Path.of(URI.create(where.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(URI.create("memory:///" + ENGINE.replace('.', '/') + "/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        InMemory(JavaFileManager files) {
            super(files);
        }

        Map<String, byte[]> bytes() {
            var bytes = new TreeMap<String, byte[]>();
            written.forEach((name, out) -> bytes.put(name, out.toByteArray()));
            return bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location,
                String className,
                JavaFileObject.Kind kind,
                @Nullable FileObject sibling) {
            var out = new ByteArrayOutputStream();
            written.put(className, out);
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return out;
                }
            };
        }
    }
}
