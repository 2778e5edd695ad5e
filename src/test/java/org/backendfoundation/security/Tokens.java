package org.backendfoundation.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An issuer of tokens, honest unless asked for something else. */
public final class Tokens {

    public static final String ISSUER = "https://issuer.example";
    public static final String AUDIENCE = "foundation";

    public final RSAKey rsa;
    final ECKey ec;

    public Tokens() {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
            ec = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String publicKeys() {
        return new JWKSet(List.of(rsa, ec)).toString(true);
    }

    public static JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder().issuer(ISSUER).audience(AUDIENCE).subject("alice").claim("name", "Alice")
                .claim("roles", List.of("operator", "unheard-of"))
                .issueTime(Date.from(now)).notBeforeTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)));
    }

    public String signed(JWTClaimsSet claims) {
        return signed(JWSAlgorithm.RS256, header -> header, claims);
    }

    public String signed(JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> header, JWTClaimsSet claims) {
        try {
            boolean isEc = JWSAlgorithm.Family.EC.contains(algorithm);
            JWSSigner signer = isEc ? new ECDSASigner(ec) : new RSASSASigner(rsa);
            JWSHeader.Builder builder = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT)
                    .keyID(isEc ? ec.getKeyID() : rsa.getKeyID());
            return sign(header.apply(builder).build(), claims, signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With claims as they are written, which no builder would write. */
    public String signedText(String claims) {
        JWSObject token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(rsa.getKeyID()).build(), new Payload(claims));
        try {
            token.sign(new RSASSASigner(rsa));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
