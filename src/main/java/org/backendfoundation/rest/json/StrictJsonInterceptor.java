package org.backendfoundation.rest.json;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;

/**
 * Reads JSON request bodies instead of the server's readers. It is an interceptor and not a MessageBodyReader, because Jersey may choose
 * the server's reader for the same type; it always calls interceptors first.
 */
@Provider
public class StrictJsonInterceptor implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        if (isRaw(body.getType()) || !isJson(body)) {
            return body.proceed();
        }
        return StrictJson.read(body.getInputStream().readAllBytes(), body.getGenericType());
    }

    /** Types for which the caller's bytes are passed on unchanged. */
    private static boolean isRaw(Class<?> type) {
        return CharSequence.class.isAssignableFrom(type) || Closeable.class.isAssignableFrom(type) || type == byte[].class
                || type == File.class;
    }

    /** A body without a declared type is read as JSON, because all bodies here are. So an empty one is refused, too. */
    private static boolean isJson(ReaderInterceptorContext body) {
        MediaType type = body.getMediaType();
        return !body.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE) || type.getSubtype().equals("json")
                || type.getSubtype().endsWith("+json");
    }
}
