package org.backendfoundation.rest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/** A request's body as a server gives it out: what has arrived, a wait for the rest, and an interrupt that ends the wait. */
public final class ArrivingStream extends ServletInputStream {

    private final Queue<Byte> arrived = new ArrayDeque<>();
    private boolean isEnded;

    public synchronized void bring(String text) {
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            arrived.add(value);
        }
        notifyAll();
    }

    public synchronized void end() {
        isEnded = true;
        notifyAll();
    }

    @Override
    public synchronized int available() {
        return arrived.size();
    }

    @Override
    public synchronized int read() throws IOException {
        try {
            while (arrived.isEmpty() && !isEnded) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        return arrived.isEmpty() ? -1 : arrived.remove() & 0xFF;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        int first = read();
        if (first < 0) {
            return -1;
        }
        target[offset] = (byte) first;
        int count = 1;
        while (count < length && !arrived.isEmpty()) {
            target[offset + count++] = arrived.remove();
        }
        return count;
    }

    @Override
    public synchronized boolean isFinished() {
        return isEnded && arrived.isEmpty();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("Nobody listens here");
    }
}
