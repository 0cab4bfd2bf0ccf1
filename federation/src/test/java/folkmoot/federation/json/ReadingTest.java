package folkmoot.federation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.CivicProposal;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Tag;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.federation.vocabulary.Unrecognized;
import folkmoot.federation.vocabulary.Update;
import folkmoot.federation.vocabulary.Verbatim;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final URI ALICE = URI.create("https://a.example/users/alice");
    private static final URI BOB = URI.create("https://b.example/users/bob");
    private static final URI NOTE = URI.create("https://b.example/notes/1");
    private static final URI ID = URI.create("https://a.example/activities/1");

    @Test
    void theSimpleActivitiesTravelThereAndBack() {
        var follow = new Follow(ID, ALICE, BOB);
        for (var activity : List.<Activity>of(
                follow,
                new Accept(URI.create("https://b.example/activities/2"), follow),
                new Undo(URI.create("https://a.example/activities/3"), follow),
                new Like(ID, ALICE, NOTE),
                new Delete(ID, ALICE, ALICE),
                new Delete(ID, ALICE, ALICE, Optional.empty(), Optional.of(false), Recipients.to(Addresses.PUBLIC)),
                new Delete(ID, ALICE, URI.create("https://a.example/notes/2")),
                new Announce(ID, ALICE, Ref.to(NOTE), Recipients.to(Addresses.PUBLIC), Optional.of(Instant.EPOCH)))) {
            assertThat(ActivityReader.read(ObjectWriter.bytes(activity))).isEqualTo(activity);
        }
    }

    @Test
    void aProposalTravelsThereAndBack() {
        var note = proposal();
        var create = new Create(URI.create("https://a.example/notes/1/activity"), note);

        var read = (Create) ActivityReader.read(ObjectWriter.bytes(create));

        assertThat(read).isEqualTo(create);
        assertThat(new String(ObjectWriter.bytes(create), StandardCharsets.UTF_8))
                .contains(Contexts.FOLKMOOT)
                .contains("\"proposal\":{\"type\":\"fm:Proposal\"")
                .doesNotContain("\"bto\"");
    }

    @Test
    void anOrdinaryPostCarriesNoneOfOurTerms() {
        var note = Note.by(ALICE, URI.create("https://a.example/notes/2"))
                .content("<p>Hello</p>", Optional.of("en"))
                .addressedTo(Recipients.to(Addresses.PUBLIC))
                .build();

        assertThat(new String(ObjectWriter.bytes(note), StandardCharsets.UTF_8)).doesNotContain("fm");
    }

    @Test
    void aCivicRecordTravelsThereAndBack() {
        var record = record();

        assertThat(ObjectReader.read(Json.read(ObjectWriter.bytes(record)))).isEqualTo(record);
        var update = new Update(ID, BOB, record, Recipients.to(Addresses.PUBLIC));
        assertThat(ActivityReader.read(ObjectWriter.bytes(update))).isEqualTo(update);
    }

    @Test
    void anAnnouncedActivityIsReadAndKeptVerbatimWhenWritten() {
        var like = json("{'id':'https://c.example/likes/1','type':'Like','actor':'https://c.example/u/c',"
                + "'object':'https://b.example/notes/1','extra':{'kept':true}}");
        var announce = new Announce(
                ID,
                ALICE,
                Ref.of(new Verbatim(URI.create("https://c.example/likes/1"), "Like", like)),
                Recipients.to(Addresses.PUBLIC),
                Optional.empty());

        var written = ObjectWriter.document(announce);

        assertThat(written.get("object")).isEqualTo(like);
        assertThat(((Announce) ActivityReader.read(written)).object())
                .isInstanceOfSatisfying(
                        Ref.Embedded.class,
                        embedded -> assertThat(embedded.value()).isInstanceOf(Like.class));
    }

    @Test
    void peersMayBeLooseAboutListsObjectsAndPrefixes() {
        var activity = read("{'@context':'https://www.w3.org/ns/activitystreams','id':'https://a.example/1',"
                + "'type':['as:Create'],'actor':{'id':'https://a.example/users/alice','type':'Person'},"
                + "'to':'as:Public','cc':['Public','https://b.example/users/bob'],"
                + "'object':[{'id':'https://a.example/n/1','type':'Note','attributedTo':[{'type':'Person',"
                + "'id':'https://a.example/users/alice'}],'content':'<p>x</p>','tag':{'type':'Mention',"
                + "'href':'https://b.example/users/bob'},'url':[{'type':'Link','mediaType':'text/html',"
                + "'href':'https://a.example/@alice/1'}]}]}");

        var create = (Create) activity;
        assertThat(create.recipients())
                .isEqualTo(Recipients.of(List.of(Addresses.PUBLIC), List.of(Addresses.PUBLIC, BOB)));
        var note = ((Ref.Embedded<Note>) create.object()).value();
        assertThat(note.author()).isEqualTo(ALICE);
        assertThat(note.mentions()).containsExactly(new Tag.Mention(BOB, Optional.empty()));
        assertThat(note.url()).contains(URI.create("https://a.example/@alice/1"));
    }

    @Test
    void reactionsAreLikesWithContent() {
        var misskey = (Like) read("{'id':'https://a.example/1','type':'Like','actor':'https://a.example/u',"
                + "'object':'https://b.example/n','_misskey_reaction':'👍'}");
        var pleroma = (Like) read("{'id':'https://a.example/1','type':'EmojiReact','actor':'https://a.example/u',"
                + "'object':'https://b.example/n','content':'❤'}");

        assertThat(misskey.content()).contains("👍");
        assertThat(pleroma.content()).contains("❤");
    }

    @Test
    void unknownActivitiesAreRecognisedAsSuch() {
        assertThat(read("{'id':'https://a.example/1','type':'Arrive','actor':'https://a.example/u'}"))
                .isEqualTo(new Unrecognized(
                        URI.create("https://a.example/1"), URI.create("https://a.example/u"), "Arrive"));
        assertThat(read("{'id':'https://a.example/1','type':'Undo','actor':'https://a.example/u',"
                        + "'object':{'id':'https://a.example/2','type':'Arrive','actor':'https://a.example/u'}}"))
                .isInstanceOf(Undo.class);
    }

    @Test
    void textIsMadeStorable() {
        var note = (Note) ObjectReader.read(json("{'id':'https://a.example/1','type':'Note',"
                + "'attributedTo':'https://a.example/u','content':'a\\u0000b\\ud83dc'}"));

        assertThat(note.content()).isEqualTo("ab\uFFFDc");
    }

    @Test
    void everyTextOfADocumentIsMadeStorableAndAnAddressThatIsNotIsNone() {
        var actor = (Actor) ObjectReader.read(json("{'id':'https://a.example/u','type':'Person',"
            + "'preferredUsername':'u\\u0000','inbox':'https://a.example/i','a\\u0000':1,'url':'https://a.example/\\u0000',"
            + "'attributionDomains':['b.example\\u0000',['c\\ud83d']],'x':{'y':[{'z':'\\u0000'}]}}"));

        assertThat(actor.preferredUsername()).isEqualTo("u");
        assertThat(actor.identity().attributionDomains()).containsExactly("b.example");
        assertThat(actor.profile().url()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'id':null,", "'id':'','actor':'https://a.example/u',", "'id':'#like',"})
    void anInnerActivityWithoutAnIdIsKnownByItsActorAndItsObject(String start) {
        var undo = (Undo) read("{'id':'https://a.example/2','type':'Undo','actor':'https://a.example/u'," + "'object':{"
                + start + "'type':'Like','object':'https://b.example/n'}}");

        assertThat(undo.object()).isInstanceOfSatisfying(Ref.Embedded.class, inner -> {
            var like = (Like) inner.value();
            assertThat(like.actor()).isEqualTo(URI.create("https://a.example/u"));
            assertThat(like.object()).isEqualTo(URI.create("https://b.example/n"));
            assertThat(like.id()).isEqualTo(URI.create("https://a.example/2#object"));
        });
    }

    @Test
    void anInnerActivityOfWhichNothingElseIsSaidIsKnownByItsId() {
        var undo = (Undo) read("{'id':'https://a.example/2','type':'Undo','actor':'https://a.example/u',"
                + "'object':{'id':'https://a.example/1','type':'Like'}}");

        assertThat(undo.object()).isEqualTo(Ref.to(URI.create("https://a.example/1")));
    }

    @Test
    void whoDidAnInnerActivityIsGuessedOnlyWhereItIsTakenBack() {
        assertThatThrownBy(() -> read("{'id':'https://a.example/2','type':'Accept','actor':'https://a.example/u',"
                        + "'object':{'type':'Follow','object':'https://a.example/u'}}"))
                .isInstanceOf(MalformedDocument.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"text\"",
                "{",
                "{'id':1,}",
                "{'a':1} {'b':2}",
                "{'a':1,'a':2}",
                "{'a':{'b':1,'b':2}}",
                "{'@graph':[]}",
                "{'object':{'@reverse':{}}}",
                "{'x':[{'@included':1}]}"
            })
    void whatIsNotAnAcceptableDocumentIsRefused(String text) {
        assertThatThrownBy(() -> json(text)).isInstanceOf(MalformedDocument.class);
    }

    @Test
    void depthIsBounded() {
        var deep = "{'a':".repeat(65) + "1" + "}".repeat(65);
        var fine = "{'a':".repeat(64) + "1" + "}".repeat(64);

        assertThatThrownBy(() -> json(deep)).isInstanceOf(MalformedDocument.class);
        assertThat(json(fine)).isNotNull();
    }

    @Test
    void sizeAndEncodingAreBounded() {
        assertThatThrownBy(() -> Json.read(new byte[Json.MAX_BYTES + 1])).isInstanceOf(MalformedDocument.class);
        assertThatThrownBy(() -> Json.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(MalformedDocument.class);
        assertThatThrownBy(() -> Json.read(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isInstanceOf(MalformedDocument.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'Like','actor':'https://a.example/u','object':'https://b.example/n'}",
                "{'id':'https://a.example/1','type':'Like','object':'https://b.example/n'}",
                "{'id':'https://a.example/1','type':'Like','actor':'https://a.example/u'}",
                "{'id':'urn:x','type':'Like','actor':'https://a.example/u','object':'https://b.example/n'}",
                "{'id':'https://a.example/1','type':'Like','actor':7,'object':'https://b.example/n'}",
                "{'id':'https://a.example/1','type':'Create','actor':'https://a.example/u','object':{'type':'Note'}}",
                "{'id':'https://a.example/1','type':'Update','actor':'https://a.example/u','object':{'type':'Person',"
                        + "'id':'https://a.example/u','preferredUsername':'u','inbox':'https://evil.example/inbox'}}"
            })
    void missingFieldsAreNamed(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedDocument.class);
    }

    @Test
    void endpointsElsewhereAreNotBelieved() {
        var actor = (Actor)
                ObjectReader.read(
                        json(
                                "{'id':'https://a.example/u','type':'Organization',"
                                    + "'preferredUsername':'roads','inbox':'https://a.example/u/inbox','outbox':'https://evil.example/o',"
                                    + "'endpoints':{'sharedInbox':'https://evil.example/inbox'},"
                                    + "'publicKey':{'id':'https://a.example/u#main-key','owner':'https://a.example/u','publicKeyPem':'x'}}"));

        assertThat(actor.type()).isEqualTo(ActorType.ORGANIZATION);
        assertThat(actor.endpoints().outbox()).isEmpty();
        assertThat(actor.endpoints().sharedInbox()).isEmpty();
        assertThat(actor.publicKeys()).hasSize(1);
    }

    private static Note proposal() {
        return Note.by(ALICE, URI.create("https://a.example/notes/1"))
                .content("<p><strong>Safer crossing</strong></p><p>We ask for one.</p>", Optional.of("en"))
                .addressedTo(Recipients.of(List.of(Addresses.PUBLIC), List.of(BOB))
                        .withAudience(URI.create("https://a.example/c/millroad")))
                .context(Optional.of(URI.create("https://a.example/proposals/1/record")))
                .published(Instant.parse("2026-03-01T12:00:00Z"))
                .tags(List.of(
                        new Tag.Mention(BOB, Optional.of("@bob@b.example")),
                        new Tag.Hashtag(Optional.of(URI.create("https://a.example/tags/proposal")), "#proposal")))
                .totals(
                        URI.create("https://a.example/notes/1/likes"), 0,
                        URI.create("https://a.example/notes/1/shares"), 2)
                .proposal(Optional.of(new CivicProposal(
                        "Safer crossing",
                        Optional.of("Two people were hurt"),
                        "Add a crossing",
                        Optional.of("roads"),
                        Optional.of("Mill Road"),
                        Optional.empty(),
                        Optional.of("en"),
                        Optional.of("gathering"),
                        List.of(BOB),
                        Optional.of(URI.create("https://a.example/proposals/1/record")))))
                .build();
    }

    private static CivicRecord record() {
        var then = Instant.parse("2026-03-09T08:00:00Z");
        return new CivicRecord(
                URI.create("https://a.example/proposals/1/record"),
                URI.create("https://a.example/c/millroad"),
                "Safer crossing",
                URI.create("https://a.example/notes/1"),
                Optional.of("Two people were hurt"),
                Optional.of("Add a crossing"),
                "answered",
                Optional.of("accepted"),
                new CivicRecord.SupportCount(512, 431, 300, 131, 60, 21, 0, 7, OptionalLong.of(9_001), then),
                OptionalLong.of(500),
                List.of(new CivicRecord.Track(
                        Optional.of(BOB),
                        "Roads",
                        "accepted",
                        Optional.of(then),
                        Optional.of(then),
                        Optional.of(then),
                        Optional.of(URI.create("https://b.example/notes/77")))),
                Optional.of(URI.create("https://a.example/proposals/1/history")),
                Optional.of(URI.create("https://a.example/proposals/1/responses")),
                Optional.of(URI.create("https://b.example/notes/77")),
                12,
                Optional.of(URI.create("https://a.example/proposals/1/record?page=1")),
                Optional.of(then),
                then,
                Optional.empty());
    }

    private static Activity read(String text) {
        return ActivityReader.read(json(text));
    }

    private static ObjectNode json(String text) {
        return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
