package folkmoot.demo;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Track;
import folkmoot.door.House;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A proposal made in one town is backed from another and answered by a department. Everything people do here they do
 * over the client API, as any Mastodon app would; what comes of it is looked up on the instance that has to know it.
 */
final class Story {

    private static final String DESK = "/api/folkmoot/v1/desk";

    private final DemoInstance harrowmere;
    private final DemoInstance northmoor;
    private final DemoInstance council;
    private final Narrator narrator;

    Story(Demo demo, Narrator narrator) {
        this.harrowmere = demo.harrowmere();
        this.northmoor = demo.northmoor();
        this.council = demo.council();
        this.narrator = narrator;
    }

    void play() {
        var community = bobJoins();
        var proposal = aliceProposes();
        bobBacksIt(proposal);
        carolProposesByMention(community);
        membersBackIt(proposal);
        councilAcknowledges(proposal);
        councilAnswers(proposal);
        bothTownsAgree(proposal);
        everySupporterHears(proposal);
    }

    private String communityHandle() {
        return "@" + Demo.COMMUNITY + "@" + harrowmere.host();
    }

    private JsonNode bobJoins() {
        narrator.step(
                "bob, a member of the second town, follows the community of the first", northmoor.origin() + "/@bob");
        var found = northmoor.find("bob", communityHandle(), "accounts");
        northmoor.post("bob", "/api/v1/accounts/" + found.path("id").asText() + "/follow", Map.of());
        narrator.expect(
                "the community has accepted him",
                () -> relationship("bob", found).path("following").asBoolean());
        return found;
    }

    private JsonNode relationship(String person, JsonNode account) {
        return northmoor
                .get(
                        person,
                        "/api/v1/accounts/relationships?id[]="
                                + account.path("id").asText())
                .path(0);
    }

    private Proposal aliceProposes() {
        narrator.step(
                "alice proposes a crossing, from the Mastodon app on her phone",
                harrowmere.origin() + "/c/" + Demo.COMMUNITY);
        var status = harrowmere.post(
                "alice",
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "A safe crossing at Mill Lane school @" + Demo.COMMUNITY + " @council@" + council.host()
                                + " #proposal\n\nTwo children were hurt there this year. Please build a zebra crossing"
                                + " with a light, and slow the traffic until it is there.",
                        "language",
                        "en"));
        var proposal = proposal(harrowmere, status.path("id").asText());
        narrator.say("   " + harrowmere.origin() + "/c/" + Demo.COMMUNITY + "/proposals/" + proposal.id());
        narrator.expect("it reaches bob's home", () -> inHome("bob", uri(status)));
        return proposal;
    }

    private boolean inHome(String person, String uri) {
        return stream(northmoor.get(person, "/api/v1/timelines/home"))
                .anyMatch(status ->
                        uri(status).equals(uri) || uri(status.path("reblog")).equals(uri));
    }

    private void bobBacksIt(Proposal proposal) {
        narrator.step("bob backs it from his own town by favouriting it", page(northmoor, proposal));
        var status = northmoor.find("bob", uri(proposal).toString(), "statuses");
        northmoor.post("bob", "/api/v1/statuses/" + status.path("id").asText() + "/favourite", Map.of());
        narrator.expect("the first town counts him, in a column of its own", () -> counted(proposal) == 1);
    }

    private void carolProposesByMention(JsonNode community) {
        narrator.step(
                "carol, also of the second town, proposes there by mentioning the community",
                northmoor.origin() + "/@carol");
        var status = northmoor.post(
                "carol",
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "A later bus from Harrowmere to the infirmary " + communityHandle()
                                + " #proposal\n\nThe last one"
                                + " leaves before evening visits end. One more at nine would do.",
                        "language",
                        "en"));
        narrator.expect(
                "the clerk has published it in the first town and credits her",
                () -> published(uri(status)).isPresent());
        published(uri(status))
                .ifPresent(made ->
                        narrator.say("   " + harrowmere.origin() + "/c/" + Demo.COMMUNITY + "/proposals/" + made.id()));
        narrator.expect("carol is told", () -> hears(northmoor, "carol", "mention"));
    }

    private Optional<Proposal> published(String original) {
        var house = house(harrowmere);
        return house.platform().database().read(tx -> house.civic().proposals().byOriginal(tx, URI.create(original)));
    }

    private void membersBackIt(Proposal proposal) {
        narrator.step("alice's neighbours and carol back the crossing too", page(harrowmere, proposal));
        for (var member :
                List.of("amir", "bronwen", "zofia", "george", "hattie", "idris", "karol", "leila", "martin", "nia")) {
            harrowmere.post(member, "/api/v1/statuses/" + proposal.id() + "/favourite", Map.of());
        }
        var status = northmoor.find("carol", uri(proposal).toString(), "statuses");
        northmoor.post("carol", "/api/v1/statuses/" + status.path("id").asText() + "/favourite", Map.of());
        narrator.expect(
                "twelve supports: the threshold is reached",
                () -> proposal(harrowmere, proposal.id().toString())
                        .times()
                        .thresholdReached()
                        .isPresent());
        narrator.expect(
                "the council is notified on its own server and its clock runs",
                () -> hears(council, "council", "mention")
                        && track(proposal).clock().asked().isPresent());
    }

    private void councilAcknowledges(Proposal proposal) {
        narrator.step("the council acknowledges by replying with #acknowledged", council.origin() + "/@council");
        reply(proposal, "Thank you. We have it and will look at Mill Lane this week. #acknowledged");
        narrator.expect(
                "its track says so", () -> track(proposal).state().word().equals("acknowledged"));
    }

    private void councilAnswers(Proposal proposal) {
        narrator.step(
                "the council sees its case on its own server, and answers from its desk", council.origin() + "/desk");
        narrator.expect("it lies on the desk", () -> groupOnDesk(proposal).isPresent());
        var answers = DESK + "/groups/" + groupOnDesk(proposal).orElseThrow() + "/answers";
        var draft = council.post(
                "council",
                answers,
                Map.of(
                        "text",
                        "Yes. A zebra crossing with a beacon is built in the spring holidays.",
                        "position",
                        "accepted"));
        council.post("council", DESK + "/answers/" + draft.path("id").asText() + "/release", Map.of());
        narrator.expect(
                "the proposal is answered",
                () -> proposal(harrowmere, proposal.id().toString())
                        .state()
                        .word()
                        .equals("answered"));
    }

    /** The id of the group that it is in. */
    private Optional<String> groupOnDesk(Proposal proposal) {
        return stream(council.get("council", DESK).path("groups"))
                .filter(group ->
                        group.path("title").asText().equals(proposal.content().title()))
                .map(group -> group.path("id").asText())
                .findFirst();
    }

    private void reply(Proposal proposal, String text) {
        var status = council.find("council", uri(proposal).toString(), "statuses");
        council.post(
                "council",
                "/api/v1/statuses",
                Map.of("status", text, "in_reply_to_id", status.path("id").asText(), "language", "en"));
    }

    private void bothTownsAgree(Proposal proposal) {
        narrator.step("both towns show the same text, columns, state and response", page(northmoor, proposal));
        narrator.expect(
                "they agree",
                () -> mirrored(proposal)
                        .filter(mirror -> mirror.content()
                                .title()
                                .equals(proposal.content().title()))
                        .filter(mirror -> mirror.state()
                                .equals(proposal(harrowmere, proposal.id().toString())
                                        .state()))
                        .filter(mirror -> tally(northmoor, mirror).equals(tally(harrowmere, proposal)))
                        .filter(mirror -> trackStates(northmoor, mirror).equals(trackStates(harrowmere, proposal)))
                        .isPresent());
    }

    private Optional<Proposal> mirrored(Proposal proposal) {
        var house = house(northmoor);
        var uri = uri(proposal);
        return house.platform()
                .database()
                .read(tx -> house.talk()
                        .posts()
                        .statuses()
                        .byUri(tx, uri)
                        .flatMap(status -> house.civic()
                                .proposals()
                                .find(tx, new ProposalId(status.id().value()))));
    }

    private void everySupporterHears(Proposal proposal) {
        narrator.step("everybody who backed it hears of the answer", page(harrowmere, proposal));
        for (var member : List.of("alice", "amir", "bronwen", "zofia")) {
            narrator.expect(member + " has heard", () -> hearsFrom(harrowmere, member, "council", "zebra crossing"));
        }
        for (var member : List.of("bob", "carol")) {
            narrator.expect(
                    member + " has heard in the second town, by the clerk",
                    () -> hearsFrom(northmoor, member, Demo.COMMUNITY + "_clerk", "zebra crossing"));
        }
    }

    private static boolean hears(DemoInstance instance, String person, String type) {
        return !instance.get(person, "/api/v1/notifications?types[]=" + type).isEmpty();
    }

    /** By a notification, or by a private message, which may wait among the requests of those whom one does not follow. */
    private static boolean hearsFrom(DemoInstance instance, String person, String author, String words) {
        return Stream.concat(
                        stream(instance.get(person, "/api/v1/notifications")).map(each -> each.path("status")),
                        stream(instance.get(person, "/api/v1/conversations")).map(each -> each.path("last_status")))
                .anyMatch(status ->
                        status.path("account").path("username").asText().equals(author)
                                && status.path("content").asText().contains(words));
    }

    private int counted(Proposal proposal) {
        return tally(harrowmere, proposal).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static Map<String, Integer> tally(DemoInstance instance, Proposal proposal) {
        var house = house(instance);
        var tally =
                house.platform().database().read(tx -> house.civic().supports().tally(tx, proposal.id()));
        var counts = new TreeMap<String, Integer>();
        tally.counts().forEach((column, count) -> {
            if (count > 0) {
                counts.put(column.word(), count);
            }
        });
        return counts;
    }

    private Track track(Proposal proposal) {
        var house = house(harrowmere);
        return house.platform()
                .database()
                .read(tx -> house.civic().proposals().tracks(tx, proposal.id()))
                .getFirst();
    }

    private static List<String> trackStates(DemoInstance instance, Proposal proposal) {
        var house = house(instance);
        return house.platform().database().read(tx -> house.civic().proposals().tracks(tx, proposal.id())).stream()
                .map(track -> track.state().word())
                .toList();
    }

    private static Proposal proposal(DemoInstance instance, String id) {
        var house = house(instance);
        return house.platform()
                .database()
                .read(tx -> Id.status(id)
                        .flatMap(status -> house.civic().proposals().find(tx, new ProposalId(status.value())))
                        .orElseThrow(() ->
                                new IllegalStateException("There is no proposal " + id + " on " + instance.host())));
    }

    private URI uri(Proposal proposal) {
        var house = house(harrowmere);
        return house.platform()
                .database()
                .read(tx -> house.talk()
                        .posts()
                        .statuses()
                        .find(tx, new StatusId(proposal.id().value())))
                .orElseThrow()
                .uri();
    }

    private String page(DemoInstance instance, Proposal proposal) {
        return instance == harrowmere
                ? instance.origin() + "/c/" + Demo.COMMUNITY + "/proposals/" + proposal.id()
                : instance.origin() + " (the same proposal, seen from there)";
    }

    private static House house(DemoInstance instance) {
        return instance.server().house();
    }

    private static String uri(JsonNode status) {
        return status.path("uri").asText();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
