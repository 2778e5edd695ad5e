package org.backendfoundation.security.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Checks a token's signature with one key. Ed25519 by the JDK: Nimbus would need Tink, and that protobuf. */
final class Signatures {

    private static final int ED25519_BYTES = 32;

    private Signatures() {
    }

    /** False also where key and algorithm do not belong together. */
    static boolean isBy(JWK key, SignedJWT token) {
        try {
            if (key instanceof OctetKeyPair pair) {
                return Curve.Ed25519.equals(pair.getCurve()) && isEd25519(pair, token);
            }
            JWSVerifier verifier = key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
            return token.verify(verifier);
        } catch (JOSEException | GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isEd25519(OctetKeyPair pair, SignedJWT token) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(publicKey(pair.getDecodedX()));
        signature.update(token.getSigningInput());
        return signature.verify(token.getSignature().decode());
    }

    /** The encoded point is the y coordinate, little-endian, with the sign of x in its last bit (RFC 8032, section 5.1.2). */
    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        if (encoded.length != ED25519_BYTES) {
            throw new GeneralSecurityException("An Ed25519 key has 32 bytes");
        }
        byte[] bigEndian = new byte[ED25519_BYTES];
        for (int i = 0; i < ED25519_BYTES; i++) {
            bigEndian[i] = encoded[ED25519_BYTES - 1 - i];
        }
        boolean isXOdd = bigEndian[0] < 0;
        bigEndian[0] &= Byte.MAX_VALUE;
        EdECPoint point = new EdECPoint(isXOdd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519").generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
