package org.backendfoundation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A connection that sends any bytes, and reads until the server closes it or stops sending. */
public final class RawConnection implements AutoCloseable {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\\r\\n]*\\r\\n");
    private static final int USUAL_BUFFER = 1 << 17;
    private static final int CONNECT_MS = 5_000;

    private final Socket socket = new Socket();

    /** @param from one of this machine's addresses, such as 127.0.0.2: limits are per address */
    public RawConnection(URI server, String from) {
        this(server, from, USUAL_BUFFER);
    }

    /** @param buffer size in bytes of the receive buffer: how much of an answer this machine accepts before it is read */
    public RawConnection(URI server, String from, int buffer) {
        try {
            socket.setReceiveBufferSize(buffer);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was received.
     *
     * @param isEnded whether the server closed the connection
     */
    public record Answers(String text, boolean isEnded) {

        public List<Integer> statuses() {
            return STATUS_LINE.matcher(text).results().map((MatchResult line) -> Integer.valueOf(line.group(1))).toList();
        }
    }

    /** False where the server has already closed it. */
    public boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    public boolean send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Takes so many of the bytes that have arrived, or all of them where there are fewer. */
    public void take(int bytes) {
        try {
            int arrived = Math.min(bytes, socket.getInputStream().available());
            socket.getInputStream().skipNBytes(arrived);
        } catch (IOException closed) {
            // the server ends callers who are too slow
        }
    }

    /** Reads everything until the end, or until nothing has arrived for this time. */
    public Answers read(int quietMs) {
        StringBuilder text = new StringBuilder();
        try {
            socket.setSoTimeout(quietMs);
            byte[] part = new byte[8192];
            for (int length = socket.getInputStream().read(part); length >= 0; length = socket.getInputStream().read(part)) {
                text.append(new String(part, 0, length, StandardCharsets.UTF_8));
            }
            return new Answers(text.toString(), true);
        } catch (SocketTimeoutException quiet) {
            return new Answers(text.toString(), false);
        } catch (IOException reset) {
            return new Answers(text.toString(), true);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
