package org.backendfoundation.actor;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.backendfoundation.persistence.metadata.Listed;
import org.backendfoundation.persistence.sql.ConstraintMeaning;
import org.backendfoundation.rest.request.Caller;
import org.backendfoundation.role.Roles;

/**
 * A person or service that calls, or one of the three built-in actors, which nobody can change. Its API keys have its roles; tokens bring
 * their own. Its name is unique among active actors, and so are issuer and subject, by which its tokens find it. Soft deletion deactivates
 * it: its keys and tokens are then invalid until it is restored.
 */
@Entity
@Table(name = "actor")
@Readable
@Listed(filters = {"name", "kind", "issuer", "subject", "created_at"}, sorts = {"name", "created_at"})
@ConstraintMeaning(constraint = "actor_name_among_active", field = "name", message = "Another active actor has this name.")
@ConstraintMeaning(constraint = "actor_subject_among_active", field = "subject",
        message = "Another active actor has this issuer and subject.")
@ConstraintMeaning(constraint = "actor_subject_has_issuer", field = "subject",
        message = "Give issuer and subject together, or none of them.")
public class Actor extends BaseEntity {

    static final int MAX_TEXT = 255;

    private static final Set<UUID> WELL_KNOWN = Set.of(Caller.SYSTEM.id(), Caller.ANONYMOUS.id(), Caller.BOOTSTRAP.id());

    @NotBlank
    @Size(max = MAX_TEXT)
    @Column(name = "name", nullable = false)
    private String name;

    @NotNull
    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false)
    private ActorKind kind;

    @Column(name = "roles", nullable = false)
    @Convert(converter = RolesConverter.class)
    private List<@KnownRole String> roles = List.of();

    @Size(min = 1, max = 2048)
    @Column(name = "issuer")
    private String issuer;

    @Size(min = 1, max = MAX_TEXT)
    @Column(name = "subject")
    private String subject;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public ActorKind getKind() {
        return kind;
    }

    public void setKind(ActorKind kind) {
        this.kind = kind;
    }

    public List<String> getRoles() {
        return roles;
    }

    /** Sorted and without repetitions; null means none. */
    public void setRoles(List<String> roles) {
        this.roles = roles == null ? List.of() : roles.stream().sorted().distinct().toList();
    }

    public String getIssuer() {
        return issuer;
    }

    public void setIssuer(String issuer) {
        this.issuer = issuer;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    boolean isWellKnown() {
        return WELL_KNOWN.contains(getId());
    }

    boolean isAdministrator() {
        return isActive() && roles.contains(Roles.ADMIN);
    }
}
