package org.backendfoundation.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;

class LimitedRequestTest {

    @Test
    void bodyAtTheLimitIsRead() throws IOException {
        assertThat(new LimitedRequest(request(10), 10).getInputStream().readAllBytes()).hasSize(10);
    }

    @Test
    void oneByteMoreIsRefused() throws IOException {
        InputStream body = new LimitedRequest(request(11), 10).getInputStream();

        assertThatThrownBy(body::readAllBytes).isInstanceOfSatisfying(ProblemException.class,
                failure -> assertThat(failure.code()).isEqualTo(RestError.BODY_TOO_LARGE));
    }

    @Test
    void readerIsLimitedToo() throws IOException {
        LimitedRequest request = new LimitedRequest(request(11), 10);

        assertThatThrownBy(() -> request.getReader().readLine()).isInstanceOf(ProblemException.class);
    }

    private static HttpServletRequest request(int size) {
        ServletInputStream body = new Body(new ByteArrayInputStream(new byte[size]));
        return (HttpServletRequest) Proxy.newProxyInstance(LimitedRequestTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getInputStream") ? body : null);
    }

    private static final class Body extends ServletInputStream {

        private final InputStream bytes;

        Body(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
        }
    }
}
