// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All messages: one file each, so that they survive a restart, and a parsed copy in memory. */
final class Mailbox {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final Clock clock;
    private final ConcurrentNavigableMap<String, Message> messages = new ConcurrentSkipListMap<>();
    private long lastMillis;

    Mailbox(Path directory, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.clock = clock;
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (var file : files) {
                readBack(file);
            }
        }
    }

    /** Keeps a mail for one recipient; when this returns, it is on disk. */
    synchronized Message keep(String to, MimeMessage mail) throws IOException, MessagingException {
        // Ids sort by time of arrival, so two in one millisecond need two numbers.
        lastMillis = Math.max(clock.millis(), lastMillis + 1);
        var id = Long.toString(lastMillis);
        var message = MailParser.parse(id, to, Instant.ofEpochMilli(lastMillis), mail);
        var fresh = directory.resolve(id + ".new");
        try (var out = Files.newOutputStream(fresh)) {
            // The recipient on the envelope isn't part of a mail, so it stands in a line before.
            out.write((to + "\n").getBytes(StandardCharsets.UTF_8));
            mail.writeTo(out);
        }
        try (var file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(fresh, directory.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        messages.put(id, message);
        return message;
    }

    /** In order of arrival. */
    List<Message> all() {
        return List.copyOf(messages.values());
    }

    Optional<Message> find(String id) {
        return Optional.ofNullable(messages.get(id));
    }

    void clear() throws IOException {
        drop(message -> true);
    }

    /** Deletes messages, their files first. */
    synchronized void drop(Predicate<Message> which) throws IOException {
        for (var message : List.copyOf(messages.values())) {
            if (which.test(message)) {
                Files.deleteIfExists(directory.resolve(message.id() + SUFFIX));
                messages.remove(message.id());
            }
        }
    }

    private void readBack(Path file) throws IOException {
        var name = file.getFileName().toString();
        var id = name.substring(0, name.length() - SUFFIX.length());
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var to = firstLine(in);
            var receivedAt = Instant.ofEpochMilli(Long.parseLong(id));
            messages.put(id, MailParser.parse(id, to, receivedAt, new MimeMessage(SESSION, in)));
            lastMillis = Math.max(lastMillis, receivedAt.toEpochMilli());
        } catch (MessagingException | NumberFormatException e) {
            log.atWarn().addKeyValue("file", name).log("not a mail that this inbox kept");
        }
    }

    private static String firstLine(BufferedInputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
