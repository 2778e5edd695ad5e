package org.backendfoundation.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backendfoundation.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @Test
    void nameIsGivenInBothForms() {
        assertThat(FileNames.attachment("a \"b\" 50%€*.pdf"))
                .isEqualTo("attachment; filename=\"a _b_ 50__*.pdf\"; filename*=UTF-8''a%20%22b%22%2050%25%E2%82%AC%2A.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "a\r\nSet-Cookie: x"})
    void nameThatLeadsElsewhereIsRefused(String name) {
        assertThatThrownBy(() -> FileNames.checked(name)).isInstanceOf(ProblemException.class);
    }
}
