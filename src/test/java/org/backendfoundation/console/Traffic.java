package org.backendfoundation.console;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * What one tab asked of the network, as <a href="https://chromedevtools.github.io/devtools-protocol/tot/Network/">Chromium's protocol</a>
 * tells it.
 */
final class Traffic {

    private final ChromeDriver driver;
    private final Map<String, Request> requests = new LinkedHashMap<>();

    /**
     * Asked and perhaps answered.
     *
     * @param status 0 before the answer
     * @param bytes  transferred, with the headers; 0 before the end and out of the cache
     */
    record Request(String method, String url, int status, long bytes) {

        private Request answered(int status) {
            return new Request(method, url, status, bytes);
        }

        private Request finished(long bytes) {
            return new Request(method, url, status, bytes);
        }
    }

    Traffic(ChromeDriver driver) {
        this.driver = driver;
        read();
        requests.clear();
    }

    /** In the order in which they were asked. */
    List<Request> soFar() {
        read();
        return new ArrayList<>(requests.values());
    }

    /** Reading takes the entries out of the log. */
    private void read() {
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream().map(Traffic::message).forEach(this::note);
    }

    private static JsonObject message(LogEntry entry) {
        return Json.createReader(new StringReader(entry.getMessage())).readObject().getJsonObject("message");
    }

    private void note(JsonObject message) {
        JsonObject what = message.getJsonObject("params");
        String id = what.getString("requestId", "");
        switch (message.getString("method")) {
            case "Network.requestWillBeSent" -> asked(id, what.getJsonObject("request"));
            case "Network.responseReceived" ->
                requests.computeIfPresent(id, (key, sent) -> sent.answered(what.getJsonObject("response").getInt("status")));
            case "Network.loadingFinished" ->
                requests.computeIfPresent(id, (key, sent) -> sent.finished(what.getJsonNumber("encodedDataLength").longValue()));
            default -> {}
        }
    }

    private void asked(String id, JsonObject request) {
        if (request.getString("url").startsWith("http")) {
            requests.put(id, new Request(request.getString("method"), request.getString("url"), 0, 0));
        }
    }
}
