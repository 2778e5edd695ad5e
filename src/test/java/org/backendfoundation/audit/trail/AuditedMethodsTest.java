package org.backendfoundation.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditedMethodsTest {

    static class Some {

        @Audited(action = "INVOICES_SENT", meaning = "invoices were sent")
        void send() {
        }

        @Audited
        void sendAll() {
        }

        void read() {
        }
    }

    @Audited
    static class Whole {

        void pay() {
        }

        @SuppressWarnings("UnusedMethod") // found by reflection, and passed over
        private void check() {
        }

        static void print() {
        }
    }

    @Test
    void methodHasTheNameThatItSaysOrElseItsOwn() {
        assertThat(AuditedMethods.actions(Some.class)).containsExactlyInAnyOrder(new AuditAction("INVOICES_SENT", "invoices were sent"),
                new AuditAction("SEND_ALL", ""));
    }

    @Test
    void classIsAuditedInWhatTheInterceptorSees() {
        assertThat(AuditedMethods.actions(Whole.class)).containsExactly(new AuditAction("PAY", ""));
    }

    @Test
    void methodsOfOneActionNeedOneMeaning() {
        Stream<AuditAction> shared = Stream.of(new AuditAction("SENT", ""), new AuditAction("SENT", "it was sent"),
                new AuditAction("PAID", ""));

        assertThat(AuditActionRegistry.merge(shared)).containsExactly(new AuditAction("PAID", ""), new AuditAction("SENT", "it was sent"));
    }
}
