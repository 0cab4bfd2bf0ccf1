package folkmoot.federation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.signature.SigningKey;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {

    private static final Keys.Ed25519Pair PAIR = Keys.generateEd25519();
    private static final SigningKey.Ed25519 SECRET =
            new SigningKey.Ed25519(URI.create("https://town.example/#ed25519-key"), PAIR.privateKey());
    private static final PublicKey.Ed25519 PUBLIC = new PublicKey.Ed25519(PAIR.publicKey());
    private static final NoteKey LOG = new NoteKey("town.example/log", NoteKey.Kind.LOG, PUBLIC);
    private static final NoteKey WITNESS = new NoteKey("other.example/log", NoteKey.Kind.WITNESS, PUBLIC);
    private static final Checkpoint CHECKPOINT = new Checkpoint("town.example/log", 17, TreeHashes.empty());
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** The example of C2SP signed-note. */
    @Test
    void theNoteOfTheSpecificationIsVerifiedByItsKey() {
        var vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
        var raw = Base64.getDecoder().decode(vkey.split("\\+", 3)[2]);
        var key = new NoteKey(
                "example.com/foo", NoteKey.Kind.LOG, new PublicKey.Ed25519(Arrays.copyOfRange(raw, 1, raw.length)));
        var note = "This is an example message.\n\n— example.com/foo"
                + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

        assertThat(key.encoded()).isEqualTo(vkey);
        assertThat(NoteSignatures.isSigned(SignedNote.read(note), key)).isTrue();
        assertThat(SignedNote.read(note).written()).isEqualTo(note);
        assertThat(NoteSignatures.isSigned(SignedNote.read(note.replace("example m", "examplE m")), key))
                .isFalse();
    }

    /** The example of C2SP tlog-checkpoint. */
    @Test
    void theCheckpointOfTheSpecificationIsRead() {
        var text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

        var read = Checkpoint.read(text);

        assertThat(read.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(read.size()).isEqualTo(20_852_163);
        assertThat(read.text()).isEqualTo(text);
        assertThat(Checkpoint.read(text + "extension\n").size()).isEqualTo(20_852_163);
    }

    @Test
    void aLogAndItsWitnessSignOneNote() {
        var note = SignedNote.of(CHECKPOINT.text());
        note = note.with(NoteSignatures.sign(note.text(), LOG, SECRET));
        note = note.with(NoteSignatures.cosign(note.text(), WITNESS, SECRET, NOON));

        var read = SignedNote.read(note.written());

        assertThat(NoteSignatures.isSigned(read, LOG)).isTrue();
        assertThat(NoteSignatures.cosignedAt(read, WITNESS)).contains(NOON);
        assertThat(Checkpoint.read(read.text()).size()).isEqualTo(17);
    }

    @Test
    void aSignatureOfOneKindIsNotOneOfTheOther() {
        var text = CHECKPOINT.text();
        var asWitness = new NoteKey(LOG.name(), NoteKey.Kind.WITNESS, PUBLIC);
        var cosigned = SignedNote.of(text).with(NoteSignatures.cosign(text, asWitness, SECRET, NOON));

        assertThat(NoteSignatures.isSigned(cosigned, LOG)).isFalse();
        assertThat(NoteSignatures.cosignedAt(
                        SignedNote.of(text).with(NoteSignatures.sign(text, LOG, SECRET)), asWitness))
                .isEmpty();
    }

    @Test
    void aNoteOfWhichOneOwnSignatureIsWrongIsRefused() {
        var note = SignedNote.of(CHECKPOINT.text()).with(NoteSignatures.sign(CHECKPOINT.text(), LOG, SECRET));
        var wrong = note.lines().getFirst().bytes().clone();
        wrong[20] ^= 1;

        assertThat(NoteSignatures.isSigned(note.with(new SignedNote.Line(LOG.name(), wrong)), LOG))
                .isFalse();
        assertThat(NoteSignatures.isSigned(note.with(new SignedNote.Line("unknown", new byte[70])), LOG))
                .isTrue();
        assertThat(NoteSignatures.isSigned(SignedNote.of(CHECKPOINT.text()), LOG))
                .isFalse();
    }

    @Test
    void aCosignatureOfAnotherTimeIsRefused() {
        var text = CHECKPOINT.text();
        var bytes = NoteSignatures.cosign(text, WITNESS, SECRET, NOON).bytes();
        bytes[11] ^= 1;

        assertThat(NoteSignatures.cosignedAt(
                        SignedNote.of(text).with(new SignedNote.Line(WITNESS.name(), bytes)), WITNESS))
                .isEmpty();
    }

    @Test
    void whatIsNoNoteIsRefused() {
        var signed = SignedNote.of(CHECKPOINT.text())
                .with(NoteSignatures.sign(CHECKPOINT.text(), LOG, SECRET))
                .written();
        for (var junk : List.of(
                "",
                "\n",
                "\n\n",
                CHECKPOINT.text(),
                CHECKPOINT.text() + "\n",
                signed.stripTrailing(),
                signed.replace("— ", "- "),
                signed.replace("town.example/log ", "town example/log+ "),
                signed + "\u0007\n",
                signed + "— name !!!!\n",
                signed + "— name AAAA\n",
                signed + "— name AAAAAAAA\n".repeat(64),
                "x".repeat(40_000) + signed)) {
            assertThatThrownBy(() -> SignedNote.read(junk)).isInstanceOf(SignedNote.Malformed.class);
        }
        for (var text : List.of(
                "",
                "a\n",
                "a\n1\n",
                "a\n01\n" + root() + "\n",
                "a\n-1\n" + root() + "\n",
                "a\n1\nAAAA\n",
                "a\n1\n?\n",
                "a b\n1\n" + root() + "\n",
                "a\n99999999999999999999\n" + root() + "\n")) {
            assertThatThrownBy(() -> Checkpoint.read(text)).isInstanceOf(SignedNote.Malformed.class);
        }
    }

    @Test
    void checkpointsOfOneSizeAndDifferentRootsContradictEachOther() {
        var other = new Checkpoint(CHECKPOINT.origin(), 17, TreeHashes.leaf(new byte[0]));

        assertThat(CHECKPOINT.contradicts(other)).isTrue();
        assertThat(CHECKPOINT.contradicts(CHECKPOINT)).isFalse();
        assertThat(CHECKPOINT.contradicts(new Checkpoint(CHECKPOINT.origin(), 18, other.root())))
                .isFalse();
        assertThat(CHECKPOINT.contradicts(new Checkpoint("else.example/log", 17, other.root())))
                .isFalse();
    }

    private static String root() {
        return Base64.getEncoder().encodeToString(TreeHashes.empty());
    }
}
