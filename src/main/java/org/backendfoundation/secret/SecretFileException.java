package org.backendfoundation.secret;

/** A file that has no secret that can be used. Its message says why and what to do, and quotes neither path nor content. */
public final class SecretFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String fact;
    private final String remedy;

    SecretFileException(String rule, String fact, String remedy) {
        super(fact + " " + remedy);
        this.rule = rule;
        this.fact = fact;
        this.remedy = remedy;
    }

    /** The broken rule's name in lower snake case. */
    public String rule() {
        return rule;
    }

    public String fact() {
        return fact;
    }

    public String remedy() {
        return remedy;
    }
}
