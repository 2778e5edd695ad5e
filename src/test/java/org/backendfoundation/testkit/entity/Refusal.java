package org.backendfoundation.testkit.entity;

/** Nothing was written; the message is one sentence with the place of the mistake and the way out. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
