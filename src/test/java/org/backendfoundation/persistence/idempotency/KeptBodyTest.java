package org.backendfoundation.persistence.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeptBodyTest {

    private static final String ANSWER = "{\"iban\":\"DE89370400440532013000\",\"\u00fc\":1}";

    @Test
    void onlyTheSameRequestOpensWhatIsKept() {
        String kept = KeptBody.seal(ANSWER, request("{}").answerKey());

        assertThat(kept).doesNotContain("DE89370400440532013000").isNotEqualTo(KeptBody.seal(ANSWER, request("{}").answerKey()));
        assertThat(KeptBody.open(kept, request("{}").answerKey())).isEqualTo(ANSWER);
        assertThatThrownBy(() -> KeptBody.open(kept, request("{ }").answerKey())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keyIsNotTheHashThatIsKeptBesideTheAnswer() {
        assertThat(request("{}").answerKey()).hasSize(32).isNotEqualTo(request("{}").hash());
    }

    @Test
    void answerThatWasKeptInClearIsStillGiven() {
        assertThat(KeptBody.open(ANSWER, request("{}").answerKey())).isEqualTo(ANSWER);
    }

    private static IdempotentRequest request(String body) {
        return IdempotentRequest.of(new UUID(0, 1), "POST", "invoices", "key", body.getBytes(UTF_8));
    }
}
