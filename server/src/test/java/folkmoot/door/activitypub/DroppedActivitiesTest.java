package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.door.activitypub.DroppedActivities.Dropped;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of activities that changed nothing is written down, with the reason; what must be shown is. */
class DroppedActivitiesTest {

    private static Town town;
    private static RemotePerson dora;
    private static int things;

    @BeforeAll
    static void open() {
        town = new Town();
        dora = town.remote().person("dora");
        town.alice().posts("Here");
        town.carolFollows(town.alice());
        town.followsCarol(town.alice());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        unconcerned    | 'type':'Create','object':{'id':'$X/note','type':'Note','attributedTo':'$DORA','to':['as:Public'],'content':'x'}
        unconcerned    | 'type':'Announce','to':['as:Public'],'object':'https://far.example/note'
        unknown-object | 'type':'Like','object':'$HERE/users/alice/statuses/1'
        unknown-object | 'type':'Delete','object':'$X/note'
        unknown-object | 'type':'Follow','object':'$HERE/users/nobody'
        unknown-object | 'type':'Block','object':'$HERE/users/nobody'
        unknown-object | 'type':'Flag','object':['$HERE/users/nobody']
        ignored        | 'type':'Arrive'
        ignored        | 'type':'View','object':'$X/video'
        ignored        | 'type':'Add','object':'$X/note','target':'$X/collection'
        nothing-there  | 'type':'Undo','object':'$X/whatever'
        nothing-there  | 'type':'Undo','object':{'id':'$X/like','type':'Like','actor':'$DORA','object':'$HERE/x'}
        nothing-there  | 'type':'Accept','object':'$HERE/activities/follow/1/1'
        forbidden      | 'type':'Create','object':{'id':'$X/note','type':'Note','attributedTo':'$CAROL','content':'x'}
        unreadable     | 'type':'Create','object':7
        unread-object  | 'type':'Move','object':'$DORA','target':'$CAROL'
        """)
    void eachIsWrittenDownWithItsReason(String reason, String rest) {
        var place = town.remote().uri("/things/" + ++things).toString();
        var json = ("{'id':'$X/activity','actor':'$DORA'," + rest + "}")
                .replace("$X", place)
                .replace("$DORA", dora.id().toString())
                .replace("$CAROL", town.carol().id().toString())
                .replace("$HERE", town.uri("").toString());
        var before = count(reason);

        assertThat(dora.sends(town.sharedInbox(), RemotePerson.json(json))).isEqualTo(202);
        town.settle();

        var last = dropped().getFirst();
        assertThat(last.reason()).isEqualTo(reason);
        assertThat(last.sender()).startsWith(town.remote().uri("").toString());
        assertThat(count(reason)).isEqualTo(before + 1);
        var isPrivate = json.contains("'Like'")
                || json.contains("'Undo'")
                || json.contains("'Block'")
                || json.contains("'Flag'");
        assertThat(last.activity().isEmpty())
                .as("what is nobody's business has no name")
                .isEqualTo(isPrivate || reason.equals("unreadable"));
    }

    @Test
    void whoLikesWhatIsNotWrittenDown() {
        dora.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                        .formatted(dora.uri("/likes/private"), dora.id(), town.uri("/users/alice/statuses/1"))));
        town.settle();

        assertThat(dropped())
                .filteredOn(dropped -> dropped.type().equals("Like"))
                .isNotEmpty()
                .allSatisfy(dropped -> assertThat(dropped.toString()).doesNotContain("dora", "likes/"));
    }

    @Test
    void theDeletionOfAStrangerIsWrittenDownToo() {
        var ghost = town.remote().person("ghost");

        ghost.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                        .formatted(ghost.uri("/gone"), ghost.id(), ghost.id())));

        assertThat(dropped().getFirst().reason()).isEqualTo("stranger");
    }

    @Test
    void whatHadAnEffectIsNot() {
        var before = dropped().size();
        dora.sends(
                town.sharedInbox(),
                RemotePerson.json(("{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note',"
                                + "'attributedTo':'%s','to':['as:Public','%s'],'content':'To alice'}}")
                        .formatted(
                                dora.uri("/c/1"), dora.id(), dora.uri("/n/1"), dora.id(), town.uriOf(town.alice()))));
        town.settle();

        assertThat(dropped()).hasSize(before);
    }

    @Test
    void onlySoManyOfEachReasonAreKept() {
        var database = town.world().server().house().platform().database();
        var activity = StoredActivity.incoming(dora.id(), dora.uri("/many"), new byte[0]);
        database.write(tx -> {
            for (int i = 0; i < 2_500; i++) {
                town.federation().dropped().keep(tx, activity, "Zebra", new Drops.Drop(DropReason.FLOOD, ""));
            }
        });
        town.federation().dropped().forgetOld();

        List<Dropped> floods =
                database.read(tx -> DroppedActivities.list(tx, Optional.of("flood"), Optional.empty(), 5_000));
        assertThat(floods).hasSize(DroppedActivities.KEPT);
        List<Dropped> ofTheServer = database.read(tx -> DroppedActivities.list(
                tx, Optional.empty(), Optional.of(town.remote().domain()), 5_000));
        assertThat(ofTheServer).isNotEmpty();
    }

    @Test
    void anEventThatAMemberPostsForAGroupIsShown() {
        var event = event("mobilizon", town.remote().uri("/@group").toString());
        town.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','to':['as:Public'],'object':%s}",
                town.remote().uri("/events/1/create"), town.carol().id(), event);
        town.settle();

        assertThat(town.home(town.alice()).toString()).contains("Dance at mobilizon", "The hall");
    }

    @Test
    void whoFollowsTheGroupSeesItsEventAsTheGroups() {
        var group = town.remote().actor("hall", ActorType.GROUP);
        var member = town.remote().person("member");
        follow(group);
        var event = event("group", group.id().toString())
                .replace(town.carol().id().toString(), member.id().toString());
        town.remote().serves("/events/group", "application/activity+json", RemotePerson.json(event));

        member.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Create','actor':'%s','to':['as:Public'],'object':%s}"
                        .formatted(town.remote().uri("/events/2/create"), member.id(), event)));
        town.settle();

        assertThat(town.home(town.alice()))
                .filteredOn(shown -> shown.get("content").asText().contains("Dance at group"))
                .singleElement()
                .satisfies(
                        shown -> assertThat(shown.get("account").get("username").asText())
                                .isEqualTo("hall"));
    }

    @Test
    void anEventOfAGancioIsShown() {
        var gancio = town.remote().actor("events", ActorType.APPLICATION);
        follow(gancio);
        gancio.sends(
                town.sharedInbox(),
                RemotePerson.json(("{'@context':['https://www.w3.org/ns/activitystreams',{'Hashtag':'as:Hashtag'}],"
                    + "'id':'%s#create','type':'Create','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],"
                    + "'cc':['%s/followers'],'object':{'id':'%s','name':'Concert','url':'%s','type':'Event','startTime':'2026-12-01T20:00:00+01:00','endTime':null,'location':{'type':'Place','name':'The"
                    + " barn','address':'Long lane 1','latitude':null,'longitude':null},'attachment':[],"
                    + "'tag':[{'type':'Hashtag','name':'#music','href':'%s'}],'published':'2026-11-01T10:00:00Z',"
                    + "'attributedTo':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],'cc':['%s/followers'],'content':'<p>Come"
                    + " all</p>','summary':null}}")
                        .formatted(
                                gancio.uri("/federation/m/7"),
                                gancio.id(),
                                gancio.id(),
                                gancio.uri("/federation/m/7"),
                                gancio.uri("/event/concert"),
                                gancio.uri("/tag/music"),
                                gancio.id(),
                                gancio.id())));
        town.settle();

        assertThat(town.home(town.alice()).toString()).contains("Concert", "The barn", "Come all");
    }

    private static String event(String name, String attributedTo) {
        return ("{'id':'%s','type':'Event','actor':'%s','attributedTo':'%s','name':'Dance at %s',"
            + "'to':['https://www.w3.org/ns/activitystreams#Public'],'startTime':'2026-12-11T19:00:00+00:00','location':{'type':'Place','name':'The"
            + " hall'},'content':'<p>Come</p>','published':'2026-09-27T14:33:14Z'}")
                .formatted(town.remote().uri("/events/" + name), town.carol().id(), attributedTo, name);
    }

    private static void follow(RemotePerson whom) {
        var found = Person.ok(town.alice().get("/api/v2/search?resolve=true&q=" + whom.id()));
        Person.ok(town.alice()
                .post("/api/v1/accounts/"
                        + found.get("accounts").get(0).get("id").asText() + "/follow"));
        town.settle();
        whom.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Accept','actor':'%s','object':'%s'}"
                        .formatted(
                                URI.create(whom.id() + "/accept"),
                                whom.id(),
                                town.remote()
                                        .posted()
                                        .getLast()
                                        .json()
                                        .get("id")
                                        .asText())));
        town.settle();
    }

    private static long count(String reason) {
        return town.federation()
                .dropped()
                .count(DropReason.valueOf(reason.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private static List<Dropped> dropped() {
        return town.world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> DroppedActivities.list(tx, Optional.empty(), Optional.empty(), 500));
    }
}
