package org.backendfoundation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends requests that no well-behaved client sends: paths that clients would normalize, bodies that continue after the answer. */
public final class RawHttp {

    private static final int PATIENCE = 30_000;

    private RawHttp() {
    }

    /** @param text the whole answer, headers first */
    public record Answer(String text) {

        public int status() {
            return Integer.parseInt(text.substring(9, 12));
        }

        public Optional<String> header(String name) {
            return text.lines().takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2)).findFirst();
        }
    }

    /** One request that asks for the connection to be closed, so that the answer ends. */
    public static Answer send(URI server, String method, String path, String headers, byte[] body) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE);
            String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
            try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // the server has answered before the end of the body and reads no more
            }
            return new Answer(read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer get(URI server, String path, String headers) {
        return send(server, "GET", path, headers, new byte[0]);
    }

    /** A server that refuses a body unread may keep the connection open for a while after its answer. */
    private static boolean isWhole(String text) {
        Answer answer = new Answer(text);
        int end = text.indexOf("\r\n\r\n");
        return end > 0 && answer.header("Content-Length")
                .filter(length -> text.substring(end + 4).getBytes(StandardCharsets.UTF_8).length >= Integer.parseInt(length)).isPresent();
    }

    private static String read(InputStream answer) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] part = new byte[8192];
        try {
            int length = answer.read(part);
            while (length > 0) {
                text.append(new String(part, 0, length, StandardCharsets.UTF_8));
                length = isWhole(text.toString()) ? 0 : answer.read(part);
            }
        } catch (SocketException e) {
            if (text.length() == 0) {
                throw e;
            }
        }
        return text.toString();
    }
}
