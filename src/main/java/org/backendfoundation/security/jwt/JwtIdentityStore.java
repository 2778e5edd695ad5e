package org.backendfoundation.security.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.backendfoundation.configuration.log.SafeLogger;
import org.backendfoundation.configuration.setting.ApplicationConfiguration;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.security.caller.AuthenticatedCaller;
import org.backendfoundation.security.caller.ReadableName;
import org.backendfoundation.security.caller.SubjectResolver;
import org.backendfoundation.security.caller.SubjectResolver.KnownSubject;
import org.backendfoundation.security.caller.SubjectResolver.TokenSubject;
import org.backendfoundation.security.credential.CredentialRefusedException;
import org.backendfoundation.security.credential.TokenCredential;

/**
 * Validates tokens of the configured issuer; {@link SubjectResolver} resolves their subjects. The first token starts the first fetch of the
 * issuer's keys.
 */
@ApplicationScoped
public class JwtIdentityStore implements IdentityStore {

    static final String AUTHENTICATION = "jwt";
    private static final int LONGEST_NAME = 255;
    private static final Logger LOG = SafeLogger.of(JwtIdentityStore.class);

    @Inject
    ApplicationConfiguration configuration;

    @Inject
    Instance<SubjectResolver> subjects;

    @Resource
    ManagedExecutorService executor;

    private final AtomicBoolean told = new AtomicBoolean();
    private TokenVerifier verifier;

    @PostConstruct
    void prepare() {
        prepare(executor, InstantSource.system());
    }

    void prepare(Executor background, InstantSource clock) {
        verifier = configuration.find(JwtSettings.JWKS)
                .map(location -> new JwksReader(location, configuration.find(JwtSettings.AUTHORITIES)))
                .map(reader -> new TokenVerifier(new JwkSetCache(reader, background, clock), rules(), clock)).orElse(null);
    }

    private TokenVerifier.Rules rules() {
        return new TokenVerifier.Rules(configuration.value(JwtSettings.ISSUER), configuration.value(JwtSettings.AUDIENCE),
                configuration.value(JwtSettings.ALGORITHMS), configuration.value(JwtSettings.CLOCK_SKEW));
    }

    /** @throws CredentialRefusedException instead of an invalid result, so that the reason is known */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof TokenCredential shown)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        if (verifier == null) {
            throw CredentialRefusedException.outdated("no tokens are accepted: security_jwt_jwks is not set");
        }
        Caller caller = caller(verifier.verify(shown.text()));
        return new CredentialValidationResult(new AuthenticatedCaller(caller), caller.roles());
    }

    private Caller caller(JWTClaimsSet claims) {
        if (!subjects.isResolvable()) {
            logOnce();
            throw CredentialRefusedException
                    .outdated("it is valid, but nothing here knows its subject: no bean answers for SubjectResolver");
        }
        Set<String> roles = TokenRoles.of(claims, configuration.value(JwtSettings.ROLES_CLAIM));
        KnownSubject known = subjects.get().resolve(new TokenSubject(claims.getIssuer(), claims.getSubject(), name(claims), roles));
        if (!known.isActive()) {
            throw CredentialRefusedException.outdated("its subject was deactivated here");
        }
        OffsetDateTime until = claims.getExpirationTime().toInstant().atOffset(ZoneOffset.UTC);
        return new Caller(known.id(), known.name(), roles, AUTHENTICATION, until);
    }

    private void logOnce() {
        if (!told.getAndSet(true)) {
            LOG.severe(
                    "A valid token was refused, and so will be all others: no bean answers for SubjectResolver, so nobody here knows who their subjects are");
        }
    }

    private static String name(JWTClaimsSet claims) {
        return Stream.of("name", "preferred_username").map(claims::getClaim).filter(String.class::isInstance).map(String.class::cast)
                .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME && ReadableName.fault(name).isEmpty())
                .findFirst().orElseGet(claims::getSubject);
    }
}
