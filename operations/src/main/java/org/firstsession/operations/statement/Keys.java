// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.statement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.UsageException;

/** Ed25519 keys in PEM files, as OpenSSL reads and writes them. */
final class Keys {

    private static final String ALGORITHM = "Ed25519";

    private Keys() {}

    /** Makes a pair; neither file may be there yet. The private one is the owner's alone. */
    static void create(Path privateFile, Path publicFile) {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Files.createFile(
                    privateFile,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(privateFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(
                    publicFile,
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()),
                    StandardOpenOption.CREATE_NEW);
        } catch (IOException | GeneralSecurityException e) {
            throw new RefusedException("can't make the keys: " + e, e);
        }
    }

    static String sign(byte[] bytes, Path privateFile) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey(privateFile));
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UsageException("can't sign with " + privateFile + ": " + e, e);
        }
    }

    static PublicKey publicKey(Path publicFile) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(decoded(publicFile)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UsageException(publicFile + " holds no public key: " + e, e);
        }
    }

    static boolean verifies(byte[] bytes, String text, PublicKey key) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(Base64.getDecoder().decode(text));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(decoded(file)));
    }

    private static byte[] decoded(Path file) throws IOException {
        return Base64.getMimeDecoder()
                .decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
    }

    private static String pem(String what, byte[] key) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getEncoder().encodeToString(key));
    }
}
