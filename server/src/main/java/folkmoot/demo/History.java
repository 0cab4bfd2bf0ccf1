package folkmoot.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened in the weeks before the story: day after day people propose, back, talk and answer, each over the client API of their
 * own instance, as their apps would.
 */
final class History {

    /** How many days it takes. */
    static final int DAYS = 60;

    private static final String PROPOSALS = "/api/folkmoot/v1/proposals";
    private static final String STATUSES = "/api/v1/statuses";

    private final Demo demo;
    private final DemoInstance harrowmere;
    private final DemoInstance northmoor;
    private final DemoInstance council;
    private final DemoClock clock;
    private final Map<String, Idea> ideas = Idea.byId();
    private final Map<String, DemoCommunity> communities =
            DemoCommunity.all().stream().collect(Collectors.toMap(DemoCommunity::name, Function.identity()));
    private final Map<String, Backing> proposals = new LinkedHashMap<>();

    History(Demo demo, DemoClock clock) {
        this.demo = demo;
        this.harrowmere = demo.harrowmere();
        this.northmoor = demo.northmoor();
        this.council = demo.council();
        this.clock = clock;
    }

    void play() {
        var acts = Act.all();
        for (int day = 1; day <= DAYS; day++) {
            clock.moveTo(Duration.ofDays(DAYS - (long) day));
            for (var act : acts) {
                if (act.day() == day) {
                    play(act);
                }
            }
            for (var proposal : proposals.values()) {
                proposal.until(day, one -> back(proposal, one));
            }
            List.of(harrowmere, northmoor, council).forEach(DemoInstance::settle);
        }
    }

    private void play(Act act) {
        switch (act) {
            case Act.Propose propose -> propose(propose);
            case Act.Post post -> post(post);
            case Act.Talk talk -> talk(talk);
            case Act.Answer answer -> answer(answer);
            case Act.Confirm confirm -> confirm(confirm);
            case Act.Merge merge -> merge(proposals.get(merge.proposal()), proposals.get(merge.into()));
            case Act.Move move -> move(move);
            case Act.Withdraw withdraw -> withdraw(proposals.get(withdraw.proposal()));
            case Act.Report report -> report(report);
            case Act.Matter matter ->
                new Notices(demo.instance(communities.get(matter.community()).home())).put(matter);
        }
    }

    private void propose(Act.Propose act) {
        var community = communities.get(act.community());
        var home = demo.instance(community.home());
        var asked = ideas.get(act.proposal()).asked(community, home.categories(community.name()));
        var id = home.post(act.by(), PROPOSALS, asked).path("id").asText();
        var uri = home.get(act.by(), STATUSES + "/" + id).path("uri").asText();
        var other = home == harrowmere ? northmoor : harrowmere;
        proposals.put(act.proposal(), new Backing(home, other, act, id, uri));
    }

    private void back(Backing proposal, Resident by) {
        var at = demo.instance(by.home());
        at.post(by.name(), STATUSES + "/" + proposal.id(at, by.name()) + "/favourite", Map.of());
    }

    private void post(Act.Post act) {
        var at = demo.instance(act.home());
        var picture = at.upload(act.by(), act.picture().scene(1200, 675), act.alt());
        at.post(
                act.by(),
                STATUSES,
                Map.of("status", act.text() + " @" + act.community(), "media_ids", List.of(picture), "language", "en"));
    }

    private void talk(Act.Talk act) {
        var proposal = proposals.get(act.proposal());
        reply(proposal.home(), act.by(), proposal, act.text(), act.language());
    }

    private void answer(Act.Answer act) {
        var proposal = proposals.get(act.proposal());
        reply(council, act.by(), proposal, act.text(), "en");
        if (act.text().endsWith("#done")) {
            proposal.close();
            proposal.home().settle();
            council.settle();
            proposal.home().settle();
        }
    }

    private static void reply(DemoInstance at, String by, Backing proposal, String text, String language) {
        at.post(by, STATUSES, Map.of("status", text, "in_reply_to_id", proposal.id(at, by), "language", language));
    }

    private void confirm(Act.Confirm act) {
        var proposal = proposals.get(act.proposal());
        proposal.home().post(proposal.author(), of(proposal) + "/confirmation", Map.of("agrees", act.agrees()));
    }

    private void merge(Backing from, Backing into) {
        from.home().post(from.author(), of(from) + "/merges", Map.of("other_id", into.id()));
        var offered = into.home().get(into.author(), of(into) + "/merges").path("merges");
        into.home()
                .post(
                        into.author(),
                        of(into) + "/merges/" + offered.path(0).path("id").asText() + "/accept",
                        Map.of());
        from.close();
    }

    private void move(Act.Move act) {
        var proposal = proposals.get(act.proposal());
        proposal.home()
                .post(
                        Resident.MODERATOR,
                        of(proposal) + "/state",
                        Map.of("state", act.to(), "reason", act.reason(), "note", act.note()));
        proposal.close();
    }

    private void withdraw(Backing proposal) {
        proposal.home().delete(proposal.author(), of(proposal));
        proposal.close();
    }

    private void report(Act.Report act) {
        var at = demo.instance(act.home());
        var about = at.get(act.by(), "/api/v1/accounts/lookup?acct=" + act.about());
        at.post(
                act.by(),
                "/api/v1/reports",
                Map.of("account_id", about.path("id").asText(), "comment", act.text()));
    }

    private static String of(Backing proposal) {
        return PROPOSALS + "/" + proposal.id();
    }
}
