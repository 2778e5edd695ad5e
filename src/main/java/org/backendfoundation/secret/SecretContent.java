package org.backendfoundation.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What a file has that holds one secret and nothing else, in UTF-8. */
public final class SecretContent {

    private static final int MOST_BYTES = 1 << 16;

    private SecretContent() {
    }

    /** @throws SecretFileException if the file cannot be read, or has something else */
    public static String read(String path) throws SecretFileException {
        String text = decode(bytes(path));
        if (text.isEmpty()) {
            throw new SecretFileException("empty_file", "The file is empty.", "Write the secret into it.");
        }
        if (!text.equals(text.strip())) {
            throw new SecretFileException("white_space_at_an_end",
                    "The file begins or ends with white space, such as the line break that an editor adds.",
                    "Write it without, as printf %s does.");
        }
        return text;
    }

    private static String decode(byte[] bytes) throws SecretFileException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new SecretFileException("utf_8", "The file has bytes that are no UTF-8.", "Write it in UTF-8.");
        }
    }

    private static byte[] bytes(String path) throws SecretFileException {
        try (InputStream file = Files.newInputStream(Path.of(path))) {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SecretFileException("file_size", "The file has more than 64 KiB.", "Name the file that has the secret alone.");
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            throw new SecretFileException("readable_file", "There is no such file, or it cannot be read.",
                    "Put it there, readable for the server's user, or mend the path.");
        }
    }
}
