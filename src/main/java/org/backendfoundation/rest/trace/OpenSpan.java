package org.backendfoundation.rest.trace;

/** Work of this thread that has begun. It ends on the same thread. */
public interface OpenSpan {

    /** Of work that nobody traces. */
    OpenSpan NONE = new OpenSpan() {
        @Override
        public void count(String what, long number) {
            // of nothing
        }

        @Override
        public void failed(Throwable failure) {
            // of nothing
        }

        @Override
        public void end() {
            // of nothing
        }
    };

    /** @param what the attribute's name, such as {@code foundation.audit_entries} */
    void count(String what, long number);

    /** Says that it failed, and by which kind of failure; no message, which might have values. */
    void failed(Throwable failure);

    void end();
}
