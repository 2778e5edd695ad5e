package org.backendfoundation.testkit;

import jakarta.json.Json;
import java.util.Collection;
import org.backendfoundation.testkit.Api.Answer;

/** An actor with a key of its own, made over the API by an administrator. */
final class Caller {

    private static final int CREATED = 201;

    private Caller() {
    }

    /**
     * @param administrator who may make actors
     * @param name          of the actor
     * @return the text of the new actor's key
     * @throws IllegalStateException with the answer, if the administrator may not
     */
    static String key(Api administrator, String name, Collection<String> roles) {
        Answer actor = administrator.post("actors", Json.createObjectBuilder().add("name", name).add("kind", "SERVICE")
                .add("roles", Json.createArrayBuilder(roles)).build().toString());
        Answer key = administrator.post("actors/%s/keys".formatted(created(actor, "id")), "{\"name\": \"made for development\"}");
        return created(key, "key");
    }

    private static String created(Answer answer, String property) {
        if (answer.status() != CREATED) {
            throw new IllegalStateException("No actor was made: %s %s".formatted(answer.status(), answer.body()));
        }
        return answer.json().getString(property);
    }
}
