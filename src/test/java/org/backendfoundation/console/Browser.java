package org.backendfoundation.console;

import jakarta.json.JsonObject;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;

/** A browser that is logged in: its cookie and its page's token go with each request. */
record Browser(Api api, String cookie, String token) {

    static final String SESSION = "session";

    static Answer logIn(Api stranger, String field, String secret, String... headers) {
        return stranger.post(SESSION, "{\"%s\":\"%s\"}".formatted(field, secret), headers);
    }

    /** @throws IllegalStateException if it is not let in */
    static Browser loggedIn(Api stranger, String field, String secret, String... headers) {
        Answer answer = logIn(stranger, field, secret, headers);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        JsonObject session = answer.json();
        return new Browser(stranger, answer.header("Set-Cookie").split(";", 2)[0], session.getString("csrf_token"));
    }

    /** The same browser with another secret in its cookie. */
    Browser with(String secret) {
        return new Browser(api, cookie.split("=", 2)[0] + "=" + secret, token);
    }

    String secret() {
        return cookie.split("=", 2)[1];
    }

    Answer get(String path, String... headers) {
        return api.get(path, with(headers, "Cookie", cookie));
    }

    Answer post(String path, String json, String... headers) {
        return api.post(path, json, with(headers, "Cookie", cookie, "X-CSRF-Token", token));
    }

    /** Exactly these headers besides the cookie. */
    Answer bare(String method, String path, String... headers) {
        return method.equals("GET") ? get(path, headers)
                : api.later(method, path, "{\"reason\":\"test\"}", with(headers, "Cookie", cookie)).join();
    }

    Answer logOut(String... headers) {
        return api.delete(SESSION, with(headers, "Cookie", cookie));
    }

    int me() {
        return get("me").status();
    }

    /** The same browser at another node. */
    Browser at(Api otherNode) {
        return new Browser(otherNode, cookie, token);
    }

    private static String[] with(String[] headers, String... more) {
        String[] all = new String[headers.length + more.length];
        System.arraycopy(headers, 0, all, 0, headers.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }
}
