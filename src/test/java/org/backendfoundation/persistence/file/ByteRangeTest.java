package org.backendfoundation.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"bytes=0-0, 0, 0", "bytes=2-4, 2, 4", "bytes=7-, 7, 9", "bytes=7-200, 7, 9", "bytes=-3, 7, 9", "bytes=-30, 0, 9",
        "bytes=2-99999999999999999999, 2, 9"})
    void rangeIsCutToTheFile(String header, long first, long last) {
        assertThat(ByteRange.parse(header, 10)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-"})
    void rangeBeyondTheFileIsEmpty(String header) {
        assertThat(ByteRange.parse(header, 10)).hasValueSatisfying(range -> assertThat(range.isEmpty()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=", "bytes=-", "bytes=4-2", "bytes=1-2,4-5", "bytes=a-b", "rows=1-2", "bytes 1-2", "bytes=+1-2"})
    void whatIsNoRangeIsIgnored(String header) {
        assertThat(ByteRange.parse(header, 10)).isEmpty();
    }

    @Test
    void nothingIsTheWholeOfAnEmptyFile() {
        assertThat(ByteRange.whole(0).length()).isZero();
        assertThat(ByteRange.whole(3).field(3)).isEqualTo("bytes 0-2/3");
    }
}
