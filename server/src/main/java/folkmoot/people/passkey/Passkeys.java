package folkmoot.people.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import folkmoot.people.passkey.PasskeyStore.Asked;
import folkmoot.people.user.Secrets;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Passkeys of members (WebAuthn Level 2, 7.1 and 7.2). A challenge is signed once, within minutes, for this address and this instance alone; who signs in with nothing
 * else must have been verified by the device. No attestation is asked for: which make a device is of is nobody's business.
 */
public final class Passkeys {

    /** Characters of a name. */
    public static final int LONGEST_NAME = 60;

    private static final int MOST = 20;
    private static final int CHALLENGE = 32;
    private static final int LONGEST_ANSWER = 16_384;
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.EdDSA),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

    private final Ids ids;
    private final InstantSource clock;
    private final URI origin;
    private final SecureRandom random = new SecureRandom();
    private final ObjectConverter json = new ObjectConverter();
    private final WebAuthnManager web = WebAuthnManager.createNonStrictWebAuthnManager(json);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(json);
    private final PasskeyStore store = new PasskeyStore();

    /** @param origin scheme, host and port of this instance */
    public Passkeys(Ids ids, InstantSource clock, String origin) {
        this.ids = ids;
        this.clock = clock;
        this.origin = URI.create(origin);
    }

    /**
     * What a device is asked to sign.
     *
     * @param token in the form that brings the answer
     * @param options as browsers read them from JSON (WebAuthn Level 3, 5.1.8 and 5.1.9)
     */
    public record Question(String token, String options) {}

    /** Those of somebody, the oldest first. */
    public List<Passkey> of(Transaction tx, UserId user) {
        return store.of(tx, user);
    }

    /** Asks somebody's device for a new one. */
    public Question askForNew(Transaction tx, User user, String name) {
        var known = of(tx, user.id()).stream().map(Passkey::credentialId).toList();
        var challenge = challenge();
        var handle = ByteBuffer.allocate(Long.BYTES).putLong(user.id().value()).array();
        return ask(tx, challenge, Optional.of(user.id()), """
            {"challenge":"%s","rp":{"id":"%s","name":"%s"},"user":{"id":"%s","name":"%s","displayName":"%s"},\
            "pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-8},{"type":"public-key","alg":-257}],\
            "excludeCredentials":%s,"authenticatorSelection":{"residentKey":"preferred","userVerification":"preferred"},\
            "attestation":"none","timeout":600000}\
            """.formatted(
                encoded(challenge), origin.getHost(), origin.getHost(), encoded(handle), name, name, listed(known)));
    }

    /** Asks any device that knows somebody here; or, as a second factor, the devices of somebody. */
    public Question askToSignIn(Transaction tx, Optional<UserId> user) {
        var challenge = challenge();
        var allowed = user.map(
                        id -> of(tx, id).stream().map(Passkey::credentialId).toList())
                .orElse(List.of());
        return ask(tx, challenge, user, """
            {"challenge":"%s","rpId":"%s","allowCredentials":%s,"userVerification":"%s","timeout":600000}\
            """.formatted(
                encoded(challenge), origin.getHost(), listed(allowed), user.isPresent() ? "preferred" : "required"));
    }

    private static String listed(List<byte[]> known) {
        return known.stream()
                .map(id -> "{\"type\":\"public-key\",\"id\":\"" + encoded(id) + "\"}")
                .toList()
                .toString();
    }

    private Question ask(Transaction tx, byte[] challenge, Optional<UserId> user, String options) {
        var token = Secrets.random();
        store.ask(tx, token, challenge, user, clock.instant().plus(LIFE));
        return new Question(token, options);
    }

    private byte[] challenge() {
        var bytes = new byte[CHALLENGE];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private ServerProperty server(Asked asked) {
        return new ServerProperty(
                Origin.create(origin.toString()), origin.getHost(), new DefaultChallenge(asked.challenge()));
    }

    /**
     * Keeps what a device made for somebody. Problems: 422 at {@code name} for a name that is blank or too long, at {@code credential} for an answer that does
     * not hold up, that is late, or of a device that is known already.
     *
     * @param answer {@code PublicKeyCredential.toJSON()}
     */
    public void add(Transaction tx, UserId user, String name, String token, String answer) {
        if (name.isBlank()) {
            throw Invalid.field("name", "ERR_BLANK", "can't be blank");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Invalid.field("name", "ERR_TOO_LONG", "is too long");
        }
        tx.alone("passkeys of " + user);
        if (of(tx, user).size() >= MOST) {
            throw Invalid.field("credential", "ERR_TOO_MANY", "are too many");
        }
        var asked = asked(tx, token)
                .filter(one -> one.user().equals(Optional.of(user)))
                .orElseThrow(Passkeys::wrong);
        var data = made(asked, answer);
        var fresh = new Passkey(
                ids.next(),
                user,
                data.credentialId(),
                data.credential(),
                data.signCount(),
                name.strip(),
                clock.instant(),
                Optional.empty());
        if (!store.insert(tx, fresh)) {
            throw wrong();
        }
    }

    private Optional<Asked> asked(Transaction tx, String token) {
        return store.take(tx, token, clock.instant());
    }

    private record Made(byte[] credentialId, byte[] credential, long signCount) {}

    private Made made(Asked asked, String answer) {
        return believed(() -> {
            var data = web.verifyRegistrationResponseJSON(
                    limited(answer), new RegistrationParameters(server(asked), ALGORITHMS, false, true));
            var made = data.getAttestationObject().getAuthenticatorData();
            var credential = made.getAttestedCredentialData();
            return new Made(credential.getCredentialId(), credentials.convert(credential), made.getSignCount());
        });
    }

    /** Of what the library does, and nothing else: it falls over what is no answer at all in many ways. */
    private static <T> T believed(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException refused) {
            throw wrong();
        }
    }

    /**
     * Who showed a passkey. Problems: 422 at {@code credential} for an answer that does not hold up or is late, a passkey that nobody has, or another's where
     * somebody's was asked for.
     *
     * @param answer {@code PublicKeyCredential.toJSON()}
     */
    public UserId signIn(Transaction tx, String token, String answer) {
        var asked = asked(tx, token).orElseThrow(Passkeys::wrong);
        var data = believed(() -> Objects.requireNonNull(web.parseAuthenticationResponseJSON(limited(answer))));
        var key = Optional.ofNullable(data.getCredentialId())
                .flatMap(id -> store.byCredential(tx, id))
                .filter(known -> asked.user().isEmpty() || asked.user().get().equals(known.user()))
                .orElseThrow(Passkeys::wrong);
        var handle = ByteBuffer.allocate(Long.BYTES).putLong(key.user().value()).array();
        if (data.getUserHandle() != null && !Arrays.equals(data.getUserHandle(), handle)) {
            throw wrong();
        }
        believed(() -> web.verify(
                data,
                new AuthenticationParameters(
                        server(asked), kept(key), null, asked.user().isEmpty(), true)));
        store.used(tx, key.id(), data.getAuthenticatorData().getSignCount(), clock.instant());
        return key.user();
    }

    private CredentialRecordImpl kept(Passkey key) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                key.signCount(),
                credentials.convert(key.credential()),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                Set.of());
    }

    private static String limited(String answer) {
        if (answer.isBlank() || answer.length() > LONGEST_ANSWER) {
            throw wrong();
        }
        return answer;
    }

    private static Invalid wrong() {
        return Invalid.field("credential", "ERR_WRONG", "is not what was asked for");
    }

    /** Takes one away. Problems: 404 for one that is not theirs. */
    public void remove(Transaction tx, UserId user, long id) {
        if (!store.delete(tx, user, id)) {
            throw new NotFound();
        }
    }

    /** Forgets what was asked and not answered. */
    public void sweep(Transaction tx) {
        store.sweep(tx, clock.instant());
    }
}
