package org.backendfoundation.security.credential;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.backendfoundation.security.authentication.SecuritySettings;
import org.backendfoundation.testing.ShippedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedCredentialTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void schemeIsCaseInsensitive(String scheme) {
        assertThat(PresentedCredential.find(scheme + "fk_x")).contains(new PresentedCredential("fk_x"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer  ", "Bearerfk_x", "Basic YTpi"})
    void anythingElseShowsNothing(String authorization) {
        assertThat(PresentedCredential.find(authorization)).isEmpty();
    }

    @Test
    void keyIsParsedOnceWhereOnlyAKeyWillDo() {
        ApiKey key = ApiKey.generate();

        assertThat(new PresentedCredential(key.text()).key()).isEqualTo(key);
        assertThatThrownBy(() -> new PresentedCredential("a.b.c").key())
                .isInstanceOf(CredentialRefusedException.class).hasMessageNotContaining("a.b.c");
        assertThatThrownBy(() -> new PresentedCredential(key.text() + "x").key()).isInstanceOf(CredentialRefusedException.class);
    }

    /** What a caller showed is carried as what it was found to be. */
    @Test
    void onlyCredentialsAndSettingsParseKeys() {
        noClasses().that().resideOutsideOfPackage("org.backendfoundation.security.credential..")
                .and().areNotAssignableTo(SecuritySettings.class)
                .should().callMethod(ApiKey.class, "parse", String.class).check(ShippedClasses.ALL);
    }

    @Test
    void keyIsRecognised() {
        ApiKey key = ApiKey.generate();

        assertThat(new PresentedCredential(key.text()).credential("r-1", "192.0.2.1"))
                .isEqualTo(new ApiKeyCredential(key, "r-1", "192.0.2.1"));
    }

    @Test
    void tokenIsRecognised() {
        assertThat(new PresentedCredential("a.b.c").credential("r-1", "192.0.2.1")).isInstanceOf(TokenCredential.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fk_", "fk_000000000000000000000000000000000", "a.b", "a.b.c.d.e", "secret"})
    void anythingElseIsRefusedWithoutAskingAnyStore(String text) {
        assertThatThrownBy(() -> new PresentedCredential(text).credential("r-1", "192.0.2.1"))
                .isInstanceOf(CredentialRefusedException.class).hasMessageNotContaining(text);
    }

    @Test
    void onlyKeysAreAlike() {
        ApiKey key = ApiKey.generate();

        assertThat(new PresentedCredential(key.text()).likeness()).contains(key.text().substring(0, 11));
        assertThat(new PresentedCredential("header.claims.signature").likeness()).isEmpty();
    }
}
