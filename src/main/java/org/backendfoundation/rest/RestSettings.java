package org.backendfoundation.rest;

import java.util.List;
import org.backendfoundation.configuration.Setting;
import org.backendfoundation.configuration.SettingsGroup;

/** What a deployment may say about HTTP. */
public class RestSettings implements SettingsGroup {

    private static final int ONE_KIB = 1 << 10;
    private static final int ONE_MIB = 1 << 20;
    private static final int ONE_GIB = 1 << 30;

    /** In bytes. */
    public static final Setting<Integer> BODY_LIMIT = Setting.integer("rest_body_limit", ONE_KIB, ONE_GIB).withDefault(ONE_MIB)
            .meaning("The largest request body that is read, in bytes");

    @Override
    public List<Setting<?>> settings() {
        return List.of(BODY_LIMIT);
    }
}
