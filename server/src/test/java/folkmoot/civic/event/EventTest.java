package folkmoot.civic.event;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.matter.Noticeboard;
import folkmoot.federation.json.Json;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events of a community and of a server of events that the test plays, shaped as Mobilizon's. */
class EventTest {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).plusDays(60);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static Noticeboard board;
    private static Person alice;
    private static Person bob;
    private static RemotePerson mona;

    @BeforeAll
    static void open() {
        board = Noticeboard.now();
        alice = board.civic.town.alice();
        bob = board.civic.town.bob();
        mona = board.civic.town.remote().person("mona");
    }

    @AfterAll
    static void close() {
        board.close();
    }

    private static String posts(String title, Map<String, ?> more) {
        var fields = new HashMap<String, Object>(
                Map.of("title", title, "starts", DAY + " 18:00", "ends", DAY + " 20:00", "place", "Mill Hall"));
        fields.putAll(more);
        return board.posts(alice, "event", fields);
    }

    private static JsonNode document(String id) {
        var answer =
                board.civic.world.visitor().get("/users/alice/statuses/" + id, "Accept", "application/activity+json");
        return Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Mona sends an activity about an event and hears what becomes of it. */
    private static List<String> sends(String type, String object) {
        board.civic.town.remote().forgetRequests();
        mona.sends(
                board.civic.town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'%s','actor':'%s','object':'%s'}"
                        .formatted(board.civic.town.next(), type, mona.id(), object)));
        board.civic.settle();
        return board.civic.town.remote().posted().stream()
                .map(one -> one.json().get("type").asText())
                .filter(heard -> List.of("Accept", "Reject").contains(heard))
                .toList();
    }

    @Test
    void anEventIsAnEventOnTheWireAsServersOfEventsReadIt() {
        var id = posts("Street meeting, all welcome", Map.of("capacity", 30, "link", "https://meet.example/mill"));
        var event = document(id);
        assertThat(event.get("type").asText()).isEqualTo("Event");
        assertThat(event.get("name").asText()).isEqualTo("Street meeting, all welcome");
        assertThat(event.get("startTime").asText()).startsWith(DAY + "T");
        assertThat(event.get("endTime").asText())
                .isGreaterThan(event.get("startTime").asText());
        assertThat(event.at("/location/name").asText()).isEqualTo("Mill Hall");
        assertThat(event.get("joinMode").asText()).isEqualTo("free");
        assertThat(event.get("maximumAttendeeCapacity").asInt()).isEqualTo(30);
        assertThat(event.get("participantCount").asInt()).isZero();
        assertThat(event.get("summary").asText()).contains(DAY.toString(), "Mill Hall");
        assertThat(event.get("externalParticipationUrl").asText()).isEqualTo("https://meet.example/mill");
        assertThat(event.at("/matter/kind").asText()).isEqualTo("event");
    }

    @Test
    void somebodyElsewhereJoinsAndLeavesAndIsToldNoWhenThereIsNoRoom() {
        var id = posts("Repair café for bicycles", Map.of("capacity", 1));
        var uri = document(id).get("id").asText();
        assertThat(sends("Join", uri)).containsExactly("Accept");
        assertThat(sends("Join", uri)).as("twice").containsExactly("Accept");
        assertThat(document(id).get("participantCount").asInt()).isOne();
        assertThat(board.answers(bob, id, "", "").status()).as("full").isEqualTo(409);
        sends("Leave", uri);
        assertThat(document(id).get("participantCount").asInt()).isZero();
        ok(board.answers(bob, id, "", ""));
        assertThat(sends("Join", uri)).as("full now").containsExactly("Reject");
        assertThat(board.asked(alice, id).toString()).contains("\"agreed\"", "\"withdrawn\"");
        ok(bob.post(Noticeboard.MATTERS + "/" + id + "/unanswer"));
        ok(alice.post(Noticeboard.MATTERS + "/" + id + "/close"));
        assertThat(sends("Join", uri)).as("cancelled").containsExactly("Reject");
        assertThat(document(id).get("ical:status").asText()).isEqualTo("CANCELLED");
        assertThat(sends("Join", board.civic.town.uri("/users/alice").toString()))
                .as("no event")
                .containsExactly("Reject");
    }

    /** As Mobilizon sends it. */
    private static String event(String path, String title, String to) {
        return """
            {'@context':['https://www.w3.org/ns/activitystreams',{'mz':'https://joinmobilizon.org/ns#'}],
             'id':'%s','type':'Event','actor':'%s','attributedTo':'%s','name':'%s','uuid':'6f1c','content':'<p>Bring cake</p>',
             'startTime':'%sT17:00:00Z','endTime':'%sT19:00:00Z','timezone':'Europe/London',
             'joinMode':'free','maximumAttendeeCapacity':0,'participantCount':3,'ical:status':'CONFIRMED','isOnline':false,
             'location':{'type':'Place','name':'The Weir Inn','latitude':52.41,'longitude':-1.51,'address':{'type':'PostalAddress','streetAddress':'Weir Street'}},
             'mediaType':'text/html','published':'%sT00:00:00Z','updated':'%sT00:00:00Z',
             'url':'%s','to':['https://www.w3.org/ns/activitystreams#Public'%s],'cc':[]}\
            """.formatted(mona.uri(path), mona.id(), mona.id(), title, DAY, DAY, TODAY, TODAY, mona.uri(path), to);
    }

    private static void creates(String event, URI id) {
        mona.sends(
                board.civic.town.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Create','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],'object':%s}"
                                .formatted(id, mona.id(), event)));
        board.civic.settle();
    }

    @Test
    void aMemberComesToAnEventOfAServerOfEventsWhichSaysYesAndLeavesAgain() {
        ok(bob.get("/api/v2/search?resolve=true&q=@" + mona.handle()));
        var account = ok(bob.get("/api/v1/accounts/lookup?acct=" + mona.handle()))
                .get("id")
                .asText();
        ok(bob.post("/api/v1/accounts/" + account + "/follow"));
        board.civic.settle();
        mona.sends(
                board.civic.town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Accept','actor':'%s','object':%s}"
                        .formatted(
                                board.civic.town.next(),
                                mona.id(),
                                board.civic
                                        .town
                                        .remote()
                                        .posted()
                                        .getLast()
                                        .text()
                                        .replace('"', '\''))));
        board.civic.settle();
        creates(event("/events/tea", "Tea by the weir", ""), board.civic.town.next());
        var status = ok(bob.get("/api/v1/timelines/home")).get(0);
        assertThat(status.get("content").asText()).contains(DAY.toString(), "The Weir Inn");
        var id = status.get("id").asText();
        assertThat(board.seen(bob, id).get("title").asText()).isEqualTo("Tea by the weir");
        assertThat(board.seen(bob, id).get("kind").asText()).isEqualTo("event");
        assertThat(board.civic.world.signedIn(bob).get("/matters/" + id).body())
                .contains("Tea by the weir", "elsewhere.localhost");
        assertThat(board.found("kind=event&q=weir"))
                .as("it is not of the community")
                .isEmpty();

        board.civic.town.remote().forgetRequests();
        ok(board.answers(bob, id, "", ""));
        board.civic.settle();
        var join = board.civic.town.remote().posted().getLast().json();
        assertThat(join.get("type").asText()).isEqualTo("Join");
        assertThat(join.get("object").asText())
                .isEqualTo(mona.uri("/events/tea").toString());
        assertThat(board.seen(bob, id).at("/own/state").asText()).isEqualTo("asked");
        mona.sends(
                board.civic.town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Accept','actor':'%s','object':'%s'}"
                        .formatted(
                                board.civic.town.next(),
                                mona.id(),
                                join.get("id").asText())));
        board.civic.settle();
        assertThat(board.seen(bob, id).at("/own/state").asText()).isEqualTo("agreed");
        ok(bob.post(Noticeboard.MATTERS + "/" + id + "/unanswer"));
        board.civic.settle();
        assertThat(board.civic
                        .town
                        .remote()
                        .posted()
                        .getLast()
                        .json()
                        .get("type")
                        .asText())
                .isEqualTo("Leave");
        assertThat(board.seen(bob, id).at("/own/state").asText()).isEqualTo("withdrawn");
    }

    @Test
    void anEventElsewhereThatIsAddressedToTheCommunityIsListedThereAndFollowsItsHome() {
        var commons = ",'" + board.civic.town.uri("/c/commons") + "'";
        creates(event("/events/market", "Winter market zzmarket", commons), board.civic.town.next());
        assertThat(board.found("kind=event&q=zzmarket")).containsExactly("Winter market zzmarket");
        var cancelled = event("/events/market", "Winter market zzmarket", commons)
                .replace("CONFIRMED", "CANCELLED")
                .replace("'updated':'" + TODAY + "T00:00:00Z'", "'updated':'" + TODAY + "T00:00:01Z'");
        mona.sends(
                board.civic.town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Update','actor':'%s','object':%s}"
                        .formatted(board.civic.town.next(), mona.id(), cancelled)));
        board.civic.settle();
        assertThat(board.found("kind=event&q=zzmarket")).isEmpty();
        assertThat(board.found("kind=event&q=zzmarket&state=closed")).hasSize(1);
        creates(
                event("/events/bad", "No time at all zzmarket", commons)
                        .replace("'startTime':'" + DAY + "T17:00:00Z',", ""),
                board.civic.town.next());
        creates(
                event("/events/huge", "x".repeat(3_000) + " zzmarket", commons).replace(DAY + "T17", "9999-06-01T17"),
                board.civic.town.next());
        assertThat(board.found("kind=event&q=zzmarket&state=closed")).hasSize(1);
        assertThat(board.found("kind=event&q=zzmarket")).isEmpty();
    }

    @Test
    void theCalendarOfOneAndOfTheCommunityIsReadByCalendars() {
        var id = posts("Meeting; with, marks\\ and a title that is so long that a line of it must be folded", Map.of());
        var one = board.civic.world.visitor().get("/c/commons/matters/" + id + "/event.ics");
        assertThat(one.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(one.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("DTSTART:" + DAY.toString().replace("-", "") + "T", "STATUS:CONFIRMED", "LOCATION:Mill Hall");
        assertThat(one.body().replace("\r\n ", "")).contains("SUMMARY:Meeting\\; with\\, marks\\\\ and a title that");
        assertThat(one.body().lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(board.civic
                        .world
                        .visitor()
                        .get("/c/commons/matters/events.ics")
                        .body())
                .contains("UID:", "SUMMARY:Meeting");
        assertThat(board.civic
                        .world
                        .visitor()
                        .get("/c/nowhere/matters/events.ics")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aProposalArisesAtAnEventAsWhoMadeEitherSays() {
        var id = posts("Evening about the ford", Map.of());
        var proposal = board.civic.proposes(bob, "commons", "Stones for the ford by the mill");
        var cook = board.person("cook");
        var path = Noticeboard.MATTERS + "/" + id + "/proposed";
        assertThat(cook.post(path, Map.of("proposal_id", proposal)).status()).isEqualTo(403);
        assertThat(alice.post(path, Map.of("proposal_id", "1")).status()).isEqualTo(422);
        ok(bob.post(path, Map.of("proposal_id", proposal)));
        ok(alice.post(path, Map.of("proposal_id", proposal)));
        assertThat(board.seen(cook, id).get("proposal_ids")).hasSize(1);
        assertThat(board.civic.page("/c/commons/matters/" + id)).contains("Stones for the ford");
    }

    @Test
    void aPublicBodyAnnouncesAnEventIsLabelledAndHasNoOtherRight() {
        var id = board.posts(board.works, "event", Map.of("title", "Open day of the works", "starts", DAY + " 10:00"));
        assertThat(board.civic.page("/c/commons/matters/" + id)).contains("class=\"official\"");
        var other = posts("Picnic of the street", Map.of());
        assertThat(board.works
                        .post(Noticeboard.MATTERS + "/" + other + "/close")
                        .status())
                .isEqualTo(403);
        assertThat(board.answers(board.works, other, "", "").status()).isEqualTo(403);
    }

    @Test
    void itIsOverByItselfAndWhatDoesNotHoldUpIsSaid() {
        for (var bad : List.of(
                Map.of("title", "No beginning here"),
                Map.of("title", "A day that is none", "starts", DAY.getYear() + 1 + "-02-31 10:00"),
                Map.of("title", "Before it begins", "starts", DAY + " 10:00", "ends", DAY + " 09:00"),
                Map.of("title", "Long ago already", "starts", "2020-05-05 10:00"),
                Map.of("title", "In the year 9999", "starts", "9999-05-05 10:00"),
                Map.of("title", "A hostile link", "starts", DAY + " 10:00", "link", "javascript:alert(1)"),
                Map.of("title", "No room at all", "starts", DAY + " 10:00", "capacity", "0"))) {
            assertThat(board.tries(alice, "event", bad).status())
                    .as(bad.get("title"))
                    .isEqualTo(422);
        }
        var soon = board.posts(
                alice,
                "event",
                Map.of(
                        "title",
                        "Soon and short",
                        "starts",
                        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                                .format(board.civic
                                        .house()
                                        .civic()
                                        .days()
                                        .local(board.clock.instant().plus(Duration.ofHours(3))))));
        assertThat(board.found("kind=event&q=short")).hasSize(1);
        var before = board.clock.instant();
        board.clock.advance(Duration.ofHours(6));
        assertThat(board.found("kind=event&q=short")).isEmpty();
        board.civic.house().civic().board().days().run();
        assertThat(board.seen(bob, soon).get("state").asText()).isEqualTo("done");
        board.clock.set(before); // others sign what they send in real time
    }

    @Test
    void anEventIsPostedAndAnsweredFromAnyClient() {
        var id = bob.posts("@commons #spotkanie Sąsiedzka kawa\nPoczątek: "
                        + DateTimeFormatter.ofPattern("d.M.uuuu").format(DAY) + " 17:30\nGdzie: Młyn")
                .get("id")
                .asText();
        assertThat(board.seen(bob, id).get("title").asText()).isEqualTo("Sąsiedzka kawa");
        assertThat(board.seen(bob, id).at("/fields/starts").asText()).isEqualTo(DAY + " 17:30");
        ok(alice.post("/api/v1/statuses", Map.of("status", "@bob #przyjdę", "in_reply_to_id", id)));
        assertThat(board.seen(bob, id).get("taken").asInt()).isOne();
        ok(alice.post("/api/v1/statuses", Map.of("status", "@bob #nieprzyjdę", "in_reply_to_id", id)));
        assertThat(board.seen(bob, id).get("taken").asInt()).isZero();
    }
}
