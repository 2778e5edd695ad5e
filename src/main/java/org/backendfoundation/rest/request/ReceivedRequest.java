package org.backendfoundation.rest.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body has arrived. */
public class ReceivedRequest extends HttpServletRequestWrapper {

    private final Body body;

    public ReceivedRequest(HttpServletRequest request, ReceivedBody received) {
        super(request);
        this.body = new Body(received.open(), received.size());
    }

    @Override
    public ServletInputStream getInputStream() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static final class Body extends ServletInputStream {

        private final InputStream bytes;
        private int left;

        Body(InputStream bytes, int size) {
            this.bytes = bytes;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            int read = bytes.read();
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = bytes.read(target, offset, length);
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public int available() {
            return left;
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body has arrived; read it");
        }
    }
}
