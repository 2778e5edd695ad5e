package org.example.client;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.example.client.api.ActorApi;
import org.example.client.api.AuditApi;
import org.example.client.model.Actor;
import org.example.client.model.ActorInput;
import org.example.client.model.ActorPage;
import org.example.client.model.ActorPatch;
import org.example.client.model.AuditEntry;
import org.example.client.model.AuditEntryPage;
import org.example.client.model.Problem;

/** The life of actors, told with nothing but generated classes; ends with an exception where the server and its contract disagree. */
public final class Walk {

    private static final int COUNT = 7;
    private static final int LIMIT = 3;
    private static final ActorInput.KindEnum KIND = ActorInput.KindEnum.SERVICE;
    private static final String FIRST_VERSION = "\"1\"";

    private final ApiClient client;
    private final ActorApi actors;
    private final String issuer = "issuer " + UUID.randomUUID();

    private Walk(String server, String key) {
        client = new ApiClient();
        client.updateBaseUri(server);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        actors = new ActorApi(client);
    }

    public static void main(String[] arguments) throws Exception {
        Walk walk = new Walk(System.getenv("CLIENT_SERVER"), System.getenv("CLIENT_KEY"));
        List<UUID> created = walk.create();
        walk.page(created);
        walk.patch(created.get(0));
        walk.delete(created.get(0));
        walk.remember(created.get(0));
        walk.refuse();
        new OrderWalk(walk.client).walk();
        new ValueWalk(walk.client).walk();
    }

    private List<UUID> create() throws ApiException {
        List<UUID> created = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            ActorInput input = new ActorInput().name(UUID.randomUUID().toString()).kind(KIND).issuer(issuer)
                    .subject(UUID.randomUUID().toString());
            created.add(actors.createActor(input, null).getId());
        }
        return created;
    }

    private void page(List<UUID> expected) throws ApiException {
        List<UUID> found = new ArrayList<>();
        int pages = 0;
        String cursor = null;
        do {
            ActorPage page = actors.listActor(ActorApi.APIListActorRequest.newBuilder().issuer(issuer).limit(LIMIT).cursor(cursor).build());
            page.getItems().stream().map(Actor::getId).forEach(found::add);
            cursor = page.getNext();
            pages++;
        } while (cursor != null);
        require(pages == 3, "pages: " + pages);
        require(found.size() == COUNT && found.containsAll(expected), "created " + expected + ", listed " + found);
    }

    private void patch(UUID id) throws ApiException {
        Actor renamed = change(id, new ActorPatch().name("renamed " + id));
        require(renamed.getName().equals("renamed " + id) && renamed.getIssuer().equals(issuer), "a patch sets what it names: " + renamed);
        Actor unknown = change(id, new ActorPatch().issuer(null).subject(null));
        require(unknown.getIssuer() == null && unknown.getVersion() > renamed.getVersion(), "null removes: " + unknown);
    }

    private Actor change(UUID id, ActorPatch patch) throws ApiException {
        return actors.mergeActor(id, patch, tag(id));
    }

    private void delete(UUID id) throws ApiException {
        requireStatus(412, () -> delete(id, FIRST_VERSION));
        delete(id, tag(id));
        requireStatus(404, () -> tag(id));
    }

    private void delete(UUID id, String tag) throws ApiException {
        actors.deleteActor(id, tag);
    }

    private String tag(UUID id) throws ApiException {
        return actors.readActorWithHttpInfo(ActorApi.APIReadActorRequest.newBuilder().id(id).build()).getHeaders().get("ETag").get(0);
    }

    private void remember(UUID id) throws ApiException {
        AuditApi trail = new AuditApi(client);
        AuditEntryPage page = trail
                .getAuditEntries(AuditApi.APIGetAuditEntriesRequest.newBuilder().entityType("Actor").entityId(id.toString())
                        .outcome(List.of("SUCCESS")).limit(LIMIT).build());
        List<String> actions = page.getItems().stream().map(AuditEntry::getActionType).toList();
        require(actions.equals(List.of("DELETE", "UPDATE", "UPDATE")) && page.getNext() != null, "the newest of four entries: " + page);
        AuditEntry last = page.getItems().get(0);
        require(trail.getAuditEntriesById(last.getId()).equals(last), "an entry is what the list shows: " + last);
        require(actors.historyActor(id, LIMIT, null).getItems().equals(page.getItems()), "the history of " + id);
    }

    private void refuse() throws Exception {
        try {
            actors.createActor(new ActorInput().name("").kind(KIND).roles(List.of("king")), null);
            throw new IllegalStateException("What breaks rules was created");
        } catch (ApiException refused) {
            Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
            require(problem.getCode().equals("VALIDATION_FAILED") && problem.getViolations().size() == 2, refused.getResponseBody());
        }
    }

    private static void requireStatus(int status, Call call) {
        try {
            call.run();
            throw new IllegalStateException("Status " + status + " was to come, but it was done");
        } catch (ApiException refused) {
            require(refused.getCode() == status, "Status " + status + " was to come, not " + refused.getMessage());
        }
    }

    static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new IllegalStateException(otherwise);
        }
    }

    interface Call {
        void run() throws ApiException;
    }
}
