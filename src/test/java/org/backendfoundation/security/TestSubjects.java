package org.backendfoundation.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backendfoundation.annotation.ServedWithoutDatabase;
import org.backendfoundation.security.authentication.AuthenticationRefused;
import org.backendfoundation.security.caller.SubjectResolver;
import org.backendfoundation.security.credential.SecurityError;

/** What later rooms bring, as far as {@link JwtIT} needs it: who subjects are, and an observer of refusals that shows what it saw. */
@ApplicationScoped
@Alternative
@Priority(1)
@ServedWithoutDatabase
@Path("health/test-refusals")
@PermitAll
public class TestSubjects implements SubjectResolver {

    static final UUID ALICE = UUID.fromString("01890000-0000-7000-8000-00000000a11c");

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public KnownSubject resolve(TokenSubject subject) {
        if (subject.subject().equals("unknowable")) {
            throw SecurityError.keysUnknown();
        }
        if (subject.subject().equals("unexpected")) {
            throw new IllegalStateException("A defect of the bean");
        }
        return new KnownSubject(ALICE, subject.name(), !subject.subject().equals("deactivated"));
    }

    void note(@Observes AuthenticationRefused refused) {
        seen.add(refused.source() + " " + refused.reason() + " " + refused.failures());
    }

    @GET
    public String seen() {
        return String.join("\n", seen);
    }
}
