package org.backendfoundation.rest.http;

import java.util.List;
import org.backendfoundation.configuration.setting.Setting;
import org.backendfoundation.configuration.setting.SettingsGroup;
import org.backendfoundation.rest.request.HeaderNames;

/** The settings of HTTP. */
public class RestSettings implements SettingsGroup {

    private static final int ONE_KIB = 1 << 10;
    private static final int ONE_MIB = 1 << 20;
    private static final int ONE_GIB = 1 << 30;

    /** In bytes. */
    public static final Setting<Integer> BODY_LIMIT = Setting.integer("rest_body_limit", ONE_KIB, ONE_GIB).withDefault(ONE_MIB)
            .meaning("The largest request body that is read, in bytes");

    /** In bytes. */
    public static final Setting<Integer> BATCH_LIMIT = Setting.integer("rest_batch_limit", ONE_KIB, ONE_GIB).withDefault(64 * ONE_MIB)
            .meaning("The largest file of rows that is imported, in bytes; what is above 1 MiB waits in a temporary file");

    /** In bytes. */
    public static final Setting<Integer> FILE_LIMIT = Setting.integer("rest_file_limit", ONE_KIB, ONE_GIB).withDefault(64 * ONE_MIB)
            .meaning("The largest file that is stored with a row, in bytes; what is above 1 MiB waits in a temporary file");

    static final Setting<
            HeaderNames> CORS_REQUEST_HEADERS = Setting.custom("cors_request_headers", HeaderNames::parse).withDefault(HeaderNames.NONE)
                    .meaning("Headers that pages of cors_origins may send besides those that the API reads, separated by commas");

    static final Setting<
            HeaderNames> CORS_EXPOSED_HEADERS = Setting.custom("cors_exposed_headers", HeaderNames::parse).withDefault(HeaderNames.NONE)
                    .meaning("Headers of answers that those pages may read besides those that the API writes, separated by commas");

    @Override
    public List<Setting<?>> settings() {
        return List.of(BODY_LIMIT, BATCH_LIMIT, FILE_LIMIT, CORS_REQUEST_HEADERS, CORS_EXPOSED_HEADERS);
    }

    @Override
    public String part() {
        return "rest";
    }
}
