package org.backendfoundation.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import org.backendfoundation.security.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWebKeysTest {

    private static final RSAKey SOUND = new Tokens().rsa.toPublicJWK();
    private static final String RSA = "\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"".formatted(SOUND.getModulus());
    private static final String X = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4";

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"kid\":\"EC without y\",\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\"}",
        "{\"kid\":\"EC off the curve\",\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + X + "\"}",
        "{\"kid\":\"secp256k1\",\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"" + X + "\",\"y\":\"" + X + "\"}",
        "{\"kid\":\"unknown curve\",\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"" + X + "\",\"y\":\"" + X + "\"}",
        "{\"kid\":\"OKP without x\",\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
        "{\"kid\":\"OKP of an unknown curve\",\"kty\":\"OKP\",\"crv\":\"Ed1\",\"x\":\"" + X + "\"}",
        "{\"kid\":\"use and key_ops\",RSA,\"use\":\"sig\",\"key_ops\":[\"encrypt\"]}",
        "{\"kid\":\"odd key_ops\",RSA,\"key_ops\":[\"odd\"]}",
        "{\"kid\":\"key_ops no array\",RSA,\"key_ops\":\"verify\"}",
        "{\"kid\":\"key_ops of numbers\",RSA,\"key_ops\":[1]}",
        "{\"kid\":7,RSA}",
        "{\"kid\":{\"a\":[\"\\n\"]},RSA}",
        "{\"kid\":\"x5c garbage\",RSA,\"x5c\":[\"garbage\"]}",
        "{\"kid\":\"x5c of numbers\",RSA,\"x5c\":[7]}",
        "{\"kid\":\"odd x5u\",RSA,\"x5u\":\"::\"}",
        "{\"kid\":\"odd exp\",RSA,\"exp\":\"soon\"}",
        "{\"kid\":\"without e\",\"kty\":\"RSA\",\"n\":\"AQAB\"}",
        "{\"kid\":\"empty n\",\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}",
        "{\"kid\":\"without kty\",\"n\":\"AQAB\"}",
        "{\"kid\":\"kty null\",\"kty\":null}",
        "{\"kid\":\"kty 7\",\"kty\":7}",
        "{\"kid\":\"unknown kty\",\"kty\":\"AKP\",\"pub\":\"AAAA\"}",
        "{\"kid\":\"symmetric\",\"kty\":\"oct\",\"k\":\"AAAA\"}",
        "{}", "null", "7", "\"key\"", "[]", "[null]", "true"})
    void oddKeyCostsThatKeyAlone(String odd) throws ParseException {
        JsonWebKeys keys = JsonWebKeys.parse("{\"keys\":[%s,%s]}".formatted(odd.replace("RSA,", RSA + ",").replace("RSA}", RSA + "}"),
                SOUND.toJSONString()));

        assertThat(keys.set().getKeys()).extracting(JWK::getKeyID).containsExactly("rsa-1");
        assertThat(keys.passedOver()).hasSize(1).allSatisfy(told -> assertThat(told).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void noOddMemberOfAKeyCostsTheSet() throws ParseException {
        List<String> sound = List.of(RSA, "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X
                + "\",\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"",
                "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"");
        for (String name : List.of("kty", "kid", "use", "key_ops", "alg", "x5c", "x5t", "x5t#S256", "x5u", "exp", "nbf", "iat", "revoked",
                "n", "e",
                "d", "p", "oth", "crv", "x", "y", "k")) {
            for (String odd : List.of("null", "7", "-1", "1e300", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "[null]", "[[]]", "{}",
                    "{\"a\":{}}",
                    "true")) {
                for (String key : sound) {
                    String text = "{\"keys\":[{%s,\"%s\":%s},%s]}".formatted(
                            key.replaceAll("\"" + name + "\":\"[^\"]*\",?", "").replaceAll(",$", ""),
                            name, odd, SOUND.toJSONString());
                    assertThat(JsonWebKeys.parse(text).set().getKeyByKeyId("rsa-1")).as(text).isNotNull();
                }
            }
        }
    }

    @Test
    void whatIsPassedOverIsNamedByItsKidWithoutForgingALine() throws ParseException {
        JsonWebKeys keys = JsonWebKeys
                .parse("{\"keys\":[{\"kid\":\"a\\nb\",\"kty\":\"EC\",\"crv\":\"P-\\n1\",\"x\":\"AA\",\"y\":\"AA\"},null]}");

        assertThat(keys.passedOver()).containsExactly("kid \"a\\u000ab\": \"Unknown / unsupported curve: P-\\u000a1\"",
                "one without kid: \"it is no object\"");
    }

    @Test
    void symmetricSmallAndPrivateKeysArePassedOver() throws Exception {
        RSAKey small = new RSAKeyGenerator(1024, true).keyID("small").generate();
        String secret = new Tokens().rsa.toJSONString();

        JsonWebKeys keys = JsonWebKeys
                .parse("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"shared\",\"k\":\"AAAA\"},%s,%s]}".formatted(small.toPublicJWK()
                        .toJSONString(), secret));

        assertThat(keys.set().isEmpty()).isTrue();
        assertThat(keys.passedOver()).containsExactly("kid \"shared\": \"its type has no public keys\"",
                "kid \"small\": \"it is shorter than 2048 bits\"",
                "kid \"rsa-1\": \"it is a private key, which whoever issues tokens must keep for itself\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"keys\":null}", "{\"keys\":{}}", "{\"keys\":\"rsa-1\"}", "null", "<html>", ""})
    void whatHasNoArrayOfKeysIsNoSet(String text) {
        assertThatThrownBy(() -> JsonWebKeys.parse(text)).isInstanceOf(ParseException.class);
    }
}
