package org.backendfoundation.persistence.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextRangeTest {

    @Test
    void endsBeforeTheTextWithTheNextCharacter() {
        assertThat(TextRange.of("AB").end()).contains("AC");
        assertThat(TextRange.of("a\u007f").end()).contains("a\u0080");
    }

    @Test
    void leavesOutSurrogatesWhichStandForNoCharacter() {
        assertThat(TextRange.of("a\ud7ff").end()).contains("a\ue000");
        assertThat(TextRange.of("\uffff").end()).contains(Character.toString(0x10000));
        assertThat(TextRange.of(Character.toString(0x1F600)).end()).contains(Character.toString(0x1F601));
    }

    @Test
    void nothingFollowsTheLastCharacterSoThatTheOneBeforeItDecides() {
        String last = Character.toString(Character.MAX_CODE_POINT);

        assertThat(TextRange.of("a" + last + last).end()).contains("b");
        assertThat(TextRange.of(last).end()).isEmpty();
        assertThat(TextRange.of("").end()).isEmpty();
    }
}
