package org.backendfoundation.testkit.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backendfoundation.testkit.entity.JavaText.Element;

/** The class of the entity. */
final class EntityFile {

    private static final String PERSISTENCE = "jakarta.persistence.";
    private static final String CONSTRAINTS = "jakarta.validation.constraints.";
    private static final String FOUNDATION = "org.backendfoundation.persistence.";

    private final NewEntity entity;
    private final List<Attribute> attributes;
    private final Set<String> imports = new TreeSet<>();

    private EntityFile(NewEntity entity) {
        this.entity = entity;
        this.attributes = entity.definition().attributes();
    }

    static String text(NewEntity entity) {
        return new EntityFile(entity).text();
    }

    private String text() {
        String body = """
                /** %s. */
                @Entity
                @Table(name = "%s")
                %s%spublic class %s extends BaseEntity {
                %s%s%s%s%s}
                """.formatted(Names.capital(Names.withArticle(entity.name())), entity.definition().table(), listed(), meanings(),
                entity.name(), each(this::constants), each(this::field), children(), each(EntityFile::accessors), childrenGetter());
        use(PERSISTENCE, "Entity", "Table");
        use(FOUNDATION, "BaseEntity");
        return "package %s;\n\n%s\n%s".formatted(entity.packageName(), JavaText.imports(entity.packageName(), imports), body);
    }

    private void use(String packageName, String... names) {
        Stream.of(names).forEach(name -> imports.add(packageName + name));
    }

    private String each(Function<Attribute, String> part) {
        return attributes.stream().map(part).collect(Collectors.joining());
    }

    private String listed() {
        String listed = JavaText.annotation("Listed", new Element("filters", columns(Attribute::isFilter)),
                new Element("sorts", columns(Attribute::isSort)),
                new Element("expand", entity.definition().references().map(Attribute::name).toList()));
        if (!listed.isEmpty()) {
            use(FOUNDATION, "metadata.Listed");
        }
        return listed;
    }

    private List<String> columns(Predicate<Attribute> rule) {
        return attributes.stream().filter(rule).map(Attribute::column).toList();
    }

    private String meanings() {
        return entity.definition().unique().map(this::meaning).collect(Collectors.joining());
    }

    private String meaning(Attribute attribute) {
        use(FOUNDATION, "sql.ConstraintMeaning");
        return JavaText.annotation("ConstraintMeaning",
                new Element("constraint", List.of(RevisionFile.uniqueIndex(entity.definition(), attribute))),
                new Element("field", List.of(attribute.column())),
                new Element("message", List.of("Another %s has this %s.".formatted(Names.sentence(entity.name()),
                        attribute.name().replace('_', ' ')))));
    }

    private String constants(Attribute attribute) {
        return attribute.kind() != Kind.ENUM ? "" : """

                    /** What the column %s holds. */
                    public enum %s {
                %s
                    }
                """.formatted(attribute.column(), attribute.javaType(),
                JavaText.wrapped("        " + String.join(", ", attribute.arguments()), "        "));
    }

    private String field(Attribute attribute) {
        List<String> lines = new ArrayList<>(annotations(attribute));
        lines.add("private %s %s;".formatted(attribute.javaType(), attribute.javaName()));
        if (!attribute.kind().javaClass().isEmpty()) {
            imports.add(attribute.kind().javaClass());
        }
        return lines.stream().map("    %s\n"::formatted).collect(Collectors.joining("", "\n", ""));
    }

    /** By this list the foundation knows that the rows are a tree, and refuses a row above itself. */
    private String children() {
        if (!entity.definition().isTree()) {
            return "";
        }
        use(PERSISTENCE, "OneToMany");
        use("java.util.", "ArrayList", "List");
        return """

                    @OneToMany(mappedBy = "%s")
                    private List<%s> %s = new ArrayList<>();
                """.formatted(EntityDefinition.PARENT, entity.name(), EntityDefinition.CHILDREN);
    }

    private String childrenGetter() {
        return !entity.definition().isTree() ? "" : """

                    public List<%s> get%s() {
                        return %s;
                    }
                """.formatted(entity.name(), Names.capital(EntityDefinition.CHILDREN), EntityDefinition.CHILDREN);
    }

    private List<String> annotations(Attribute attribute) {
        List<String> annotations = new ArrayList<>();
        if (attribute.isRequired()) {
            String required = attribute.kind().isText() ? "NotBlank" : "NotNull";
            use(CONSTRAINTS, required);
            annotations.add("@" + required);
        }
        switch (attribute.kind()) {
            case DECIMAL -> {
                use(CONSTRAINTS, "Digits");
                int fraction = Integer.parseInt(attribute.arguments().get(1));
                annotations.add("@Digits(integer = %s, fraction = %s)"
                        .formatted(Integer.parseInt(attribute.arguments().get(0)) - fraction, fraction));
            }
            case ENUM -> {
                use(PERSISTENCE, "EnumType", "Enumerated");
                annotations.add("@Enumerated(EnumType.STRING)");
            }
            case REF -> {
                use(PERSISTENCE, "FetchType", "JoinColumn", "ManyToOne");
                imports.add(entity.target(attribute).className());
                annotations.add("@ManyToOne(fetch = FetchType.LAZY)");
                annotations.add("@JoinColumn(name = \"%s\")".formatted(attribute.column()));
                return annotations;
            }
            default -> {
                // its column says all
            }
        }
        use(PERSISTENCE, "Column");
        annotations.add("@Column(name = \"%s\")".formatted(attribute.column()));
        return annotations;
    }

    private static String accessors(Attribute attribute) {
        String type = attribute.javaType();
        String name = attribute.javaName();
        String bean = Names.capital(name);
        return """

                    public %s get%s() {
                        return %s;
                    }

                    public void set%s(%s %s) {
                        this.%s = %s;
                    }
                """.formatted(type, bean, name, bean, type, name, name, name);
    }
}
