package org.backendfoundation.rest.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What has arrived of a request's body: in memory, or in a file of its own where it is large. The file has no name any more as soon as it is
 * open (where the operating system allows that), so nothing of a caller's data outlives the process.
 */
public final class ReceivedBody implements Closeable {

    /** In bytes. */
    private static final int MOST_IN_MEMORY = 1 << 20;
    private static final String ATTRIBUTE = ReceivedBody.class.getName();

    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private FileChannel file;
    private int size;

    /** @throws UncheckedIOException if there is no room for it */
    public void write(byte[] bytes, int length) {
        try {
            if (file == null && size + length > MOST_IN_MEMORY) {
                moveToFile();
            }
            if (file == null) {
                memory.write(bytes, 0, length);
            } else {
                writeToFile(ByteBuffer.wrap(bytes, 0, length));
            }
        } catch (IOException full) {
            throw new UncheckedIOException("A request's body cannot be stored in " + System.getProperty("java.io.tmpdir"), full);
        }
        size += length;
    }

    private void moveToFile() throws IOException {
        Path path = Files.createTempFile("body", null);
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        // false where an open file cannot be deleted: closing it does
        path.toFile().delete();
        writeToFile(ByteBuffer.wrap(memory.toByteArray()));
        memory = null;
    }

    private void writeToFile(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /** The whole body, from its beginning; of a body in a file one stream at a time. */
    public InputStream open() {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        try {
            return Channels.newInputStream(file.position(0));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Tells the request's resource of it. */
    public void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The body of a request; an empty one if it has none. */
    public static ReceivedBody of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ReceivedBody body ? body : new ReceivedBody();
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
