package folkmoot.talk.push;

import static folkmoot.schema.generated.Tables.PUSH_KEY;

import folkmoot.federation.signature.Digests;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key by which push services know this server (VAPID, RFC 8292); made at the first use and kept in the database. */
public final class PushKeys {

    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private volatile Pair pair;

    public PushKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Pair(PrivateKey secret, byte[] point) {}

    /** The uncompressed point in unpadded url-safe base64, as clients want it. */
    public String publicKey() {
        return BASE64.encodeToString(pair().point());
    }

    private Pair pair() {
        var known = pair;
        if (known == null) {
            known = database.read(PushKeys::stored).orElseGet(this::make);
            pair = known;
        }
        return known;
    }

    private static Optional<Pair> stored(Transaction tx) {
        return tx.sql().selectFrom(PUSH_KEY).fetchOptional(row -> {
            try {
                var secret = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(row.getPrivateKey()));
                return new Pair(secret, row.getPublicKey());
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("The push key cannot be read", broken);
            }
        });
    }

    /** Two nodes may both try: the first one's is kept. */
    private Pair make() {
        try {
            var made = Curve.generate();
            database.write(tx -> tx.sql()
                    .insertInto(PUSH_KEY)
                    .set(PUSH_KEY.PRIVATE_KEY, made.getPrivate().getEncoded())
                    .set(PUSH_KEY.PUBLIC_KEY, Curve.bytes(made.getPublic()))
                    .set(PUSH_KEY.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute());
            return database.read(PushKeys::stored).orElseThrow();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no P-256", missing);
        }
    }

    /** The signed token that introduces us to a push service (RFC 8292 2); {@code contact} is where it finds us. */
    String token(URI endpoint, URI contact) throws GeneralSecurityException {
        var audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        var expiry = clock.instant().plus(TOKEN_LIFE).getEpochSecond();
        var claims = "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}".formatted(audience, expiry, contact);
        var signed = encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + encode(claims);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(pair().secret());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes something that only this server may read again. */
    byte[] seal(byte[] text) throws GeneralSecurityException {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
        var all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    byte[] open(byte[] sealed) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE)).doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var key = Digests.sha256(pair().secret().getEncoded());
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
