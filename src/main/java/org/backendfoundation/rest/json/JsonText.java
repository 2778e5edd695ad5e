package org.backendfoundation.rest.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.rest.problem.RestError;

/**
 * One JSON text, read once. Builds the tree from the parser's events itself, because the limits must hold while reading and
 * {@code JsonConfig.KEY_STRATEGY} covers only a reader's objects. The provider's own limits (Parsson: depth 1000, numbers of 1100 digits)
 * end in exceptions that are no parsing exceptions, so ours are reached first.
 */
final class JsonText {

    static final int MAX_DEPTH = 64;
    static final int MAX_STRING = 1 << 20;
    static final int MAX_NAME = 200;
    /**
     * In characters, and in digits before or after the point: enough for any {@code numeric}. 1e1000000000 has twelve characters, and fills
     * a gigabyte when written out.
     */
    static final int MAX_NUMBER = 1000;

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonParserFactory PARSERS = JSON.createParserFactory(Map.of());

    private final byte[] body;
    private JsonParser parser;

    JsonText(byte[] body) {
        this.body = body;
    }

    JsonValue parse() {
        String text = decoded();
        if (text.isBlank()) {
            throw malformed("The body is empty; send a JSON text.");
        }
        try (JsonParser opened = PARSERS.createParser(new StringReader(text))) {
            parser = opened;
            return whole();
        } catch (JsonParsingException broken) {
            throw malformed("The text stops being JSON at " + position(broken.getLocation()) + ".");
        } catch (JsonException | NoSuchElementException | IllegalStateException broken) {
            throw malformed("The text ends before its JSON does, or goes on after it.");
        }
    }

    private JsonValue whole() {
        JsonValue value = value(parser.next(), 1);
        if (parser.hasNext()) {
            throw malformed("There is text after the end of the JSON value at " + position(parser.getLocation()) + ".");
        }
        return value;
    }

    private JsonValue value(JsonParser.Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw refused("nesting beyond " + MAX_DEPTH + " levels");
        }
        return switch (event) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> JSON.createValue(string(MAX_STRING));
            case VALUE_NUMBER -> JSON.createValue(number());
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw malformed("There is no value where one is needed at " + position(parser.getLocation()) + ".");
        };
    }

    private JsonValue object(int depth) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        Set<String> names = new HashSet<>();
        while (parser.next() != JsonParser.Event.END_OBJECT) {
            String name = string(MAX_NAME);
            if (!names.add(name)) {
                throw refused("the name \"" + name + "\" twice in one object");
            }
            object.add(name, value(parser.next(), depth + 1));
        }
        return object.build();
    }

    private JsonValue array(int depth) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (JsonParser.Event event = parser.next(); event != JsonParser.Event.END_ARRAY; event = parser.next()) {
            array.add(value(event, depth + 1));
        }
        return array.build();
    }

    private String string(int limit) {
        String string = parser.getString();
        if (string.length() > limit) {
            throw refused("a string of more than " + limit + " characters");
        }
        if (!isStorable(string)) {
            throw refused("a string with \\u0000 or half of a surrogate pair");
        }
        return string;
    }

    /** PostgreSQL stores neither U+0000 nor half a pair, and the latter is no Unicode text at all (RFC 8259, section 8.2). */
    private static boolean isStorable(String string) {
        return string.indexOf('\0') < 0
                && string.codePoints().noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private BigDecimal number() {
        String digits = parser.getString();
        if (digits.length() > MAX_NUMBER) {
            throw refused("a number of more than " + MAX_NUMBER + " characters");
        }
        BigDecimal number = exact(digits);
        if (Math.abs((long) number.scale()) > MAX_NUMBER) {
            throw huge();
        }
        return number;
    }

    private BigDecimal exact(String digits) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException hugeExponent) {
            throw huge();
        }
    }

    private ProblemException huge() {
        return refused("a number of more than " + MAX_NUMBER + " digits");
    }

    private String decoded() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException broken) {
            throw malformed("The body is not UTF-8 (RFC 8259, section 8.1).");
        }
    }

    /** What RFC 8259 calls JSON and leaves to each reader's limits (section 9) or calls unpredictable (sections 4 and 8.2). */
    private ProblemException refused(String what) {
        return new ProblemException(RestError.JSON_REFUSED, "There is " + what + " at " + position(parser.getLocation()) + ".");
    }

    private static String position(JsonLocation location) {
        return "line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }

    private static ProblemException malformed(String message) {
        return new ProblemException(RestError.MALFORMED_JSON, message);
    }
}
