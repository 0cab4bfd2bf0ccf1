package folkmoot.civic.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import folkmoot.civic.CivicWorld;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.Registers;
import folkmoot.civic.decision.Ballot;
import folkmoot.civic.draft.FirstItemHold;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.civic.matter.MatterWriting;
import folkmoot.civic.opinion.OpinionRounds;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalLink;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Publication;
import folkmoot.civic.proposal.Reason;
import folkmoot.civic.support.Selection;
import folkmoot.civic.support.ServerRule;
import folkmoot.door.House;
import folkmoot.people.account.Account;
import folkmoot.people.account.OfficialLookup;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Power;
import folkmoot.people.user.Role;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.PollId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.Powers;
import folkmoot.talk.poll.NewPoll;
import folkmoot.talk.status.Status;
import folkmoot.testing.ImportedClasses;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every place that grants a power, tried by three moderators of one community: one ordinary, one who speaks for a body in
 * another community's register, one who speaks for a body in this one's. The last may do none of it.
 */
class OfficialPowersTest {

    /** Whatever asks who is official or who moderates. A new place comes into this list with a line in {@link #powers}. */
    private static final Set<String> PLACES = Set.of(
            "AdminAccess.require",
            "Communities.addModerator",
            "Communities.mayModerate",
            "Communities.requireModerator",
            "Communities.verifyResident",
            "CommunityActRoutes.act",
            "Ballots.refusal",
            "BodyPages.mayKeep",
            "RegisterPages.draw",
            "CommunityRoutes.create",
            "LookPages.community",
            "Looks.maySet",
            "Looks.set",
            "OpinionRounds.mayAnswer",
            "OpinionRounds.moderate",
            "OpinionRoutes.statements",
            "Places.head",
            "CommunityRoutes.moderated",
            "Confirmations.confirm",
            "Badges.isAttested",
            "Badges.isOfficial",
            "Badges.issuer",
            "Claims.put",
            "Claims.remove",
            "DataLicences.choose",
            "DecisionEnds.count",
            "DecisionParts.acts",
            "DelegationPosts.posted",
            "Delegations.require",
            "DraftPages.view",
            "DraftReview.locked",
            "DraftReview.waiting",
            "Drafts.find",
            "FirstItemHold.waiting",
            "FirstItemRules.set",
            "Hops.decide",
            "RefusedActs.list",
            "RefusedActs.refusedHere",
            "Replies.posted",
            "Replies.receive",
            "Speakers.answering",
            "Speakers.of",
            "Asking.send",
            "ReadFacts.facts",
            "ServerRules.set",
            "SupportReview.requireModerator",
            "Lifecycle.moderated",
            "Subjects.moderates",
            "ModeratorActs.requireModerator",
            "KeepersRoom.require",
            "KindChoices.set",
            "MatterActPages.moderator",
            "MatterAnswers.requireMay",
            "MatterPage.draw",
            "MatterParts.below",
            "Matters.require",
            "MatterWriting.check",
            "MatterWriting.kinds",
            "MatterWriting.requireAllowed",
            "Objections.object",
            "PlaceMarks.put",
            "SupportReview.waiting",
            "StaffRoom.furniture",
            "StaffRoom.require",
            "OverviewPages.parts",
            "Polls.mayVote",
            "Powers.speaksForABody",
            "ViewerActions.add",
            "ProposalLinks.isModeratorOf",
            "ProposalLinks.isOfficial",
            "Merges.requireMay",
            "ClerkFollows.settle",
            "CoAuthors.requireSuitable",
            "Proposals.requireFor",
            "Registers.requireModerator",
            "Pages.<init>",
            "People.<init>",
            "Supports.require",
            "RoundParts.add",
            "Sheets.export",
            "Sheets.list",
            "VariantAnswers.answer", // theirs alone
            "VariantAnswers.posted",
            "Volunteers.appoint",
            "Volunteers.dismiss",
            "Volunteers.isSuitable",
            "Volunteers.isVolunteer",
            "WebhookRoutes.operator",
            "Webhooks.requireMay");

    private static CivicWorld world;
    private static House house;
    private static Community commons;
    private static Account ordinary;
    private static Account officialElsewhere;
    private static Account official;
    private static int made;

    /** What a moderator or a citizen does in a community. */
    @FunctionalInterface
    private interface Act {
        void run(Transaction tx, Account by);
    }

    @BeforeAll
    static void open() {
        world = new CivicWorld();
        house = world.house;
        commons = world.community();
        ordinary = world.member("ordinary");
        officialElsewhere = world.member("quay_desk");
        official = world.member("commons_desk");
        var quay =
                world.in(tx -> house.civic().registry().communities().create(tx, NewCommunity.of("quay", "The Quay")));
        world.database.write(tx -> {
            for (var moderator : List.of(ordinary, officialElsewhere, official)) {
                house.civic().registry().communities().addModerator(tx, commons, moderator);
            }
            register(tx, commons, "desk", "commons_desk@town.example");
            register(tx, quay, "desk", "quay_desk@town.example");
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Body register(Transaction tx, Community community, String slug, String handle) {
        return house.civic()
                .registry()
                .bodies()
                .register(tx, community.id(), NewBody.of(slug, "Desk of " + community.title(), "town.example", handle));
    }

    @TestFactory
    Stream<DynamicTest> whoSpeaksForABodyOfTheCommunitysRegisterHasNone() {
        return powers().entrySet().stream()
                .map(power -> DynamicTest.dynamicTest(power.getKey(), () -> {
                    assertThatCode(() -> does(power.getValue(), ordinary))
                            .as("an ordinary moderator")
                            .doesNotThrowAnyException();
                    assertThatCode(() -> does(power.getValue(), officialElsewhere))
                            .as("official in another community")
                            .doesNotThrowAnyException();
                    assertThatThrownBy(() -> does(power.getValue(), official))
                            .isInstanceOfAny(Forbidden.class, NotFound.class);
                }));
    }

    private static void does(Act act, Account by) {
        world.database.write(tx -> act.run(tx, by));
    }

    private static Map<String, Act> powers() {
        var civic = house.civic();
        var all = new LinkedHashMap<String, Act>();
        var proposal = proposal("A bench by the river Mere");
        all.put("support", (tx, by) -> civic.supports().add(tx, by, proposal, Optional.empty()));
        var decision = decision();
        all.put(
                "decide",
                (tx, by) -> civic.board()
                        .decisions()
                        .ballots()
                        .cast(
                                tx,
                                decision,
                                by,
                                (_, _) -> new Ballot(
                                        "%032x".formatted(by.id().value()), List.of(1, 0), Optional.empty())));
        var round = round();
        var rounds = civic.board().opinions().rounds();
        var statement =
                world.in(tx -> rounds.statements(tx, round, true)).getFirst().id();
        all.put("say an opinion", (tx, by) -> rounds.answer(tx, round, statement, by, OpinionRounds.Said.AGREE));
        all.put("take a statement out", (tx, by) -> rounds.moderate(tx, round, statement, by, false));
        all.put("put it back", (tx, by) -> rounds.moderate(tx, round, statement, by, true));
        all.put("favourite", (tx, by) -> house.talk().reactions().favourites().add(tx, by, status(tx, proposal)));
        var other = proposal("Mend the lamp at the bus stop");
        all.put("link", (tx, by) -> civic.links().suggest(tx, by, proposal, other, ProposalLink.Kind.DUPLICATE_OF));
        all.put(
                "link from elsewhere",
                (tx, by) -> civic.links().suggest(tx, by, other, proposal, ProposalLink.Kind.DUPLICATE_OF));
        var done = Map.of(
                ordinary.id(), done(ordinary),
                officialElsewhere.id(), done(officialElsewhere),
                official.id(), done(official));
        all.put("confirm", (tx, by) -> civic.confirmations().confirm(tx, world.now2(tx, done.get(by.id())), by, true));
        var moved = each("A seat at the stop of line ");
        all.put(
                "move the state",
                (tx, by) -> civic.lifecycle()
                        .moderate(
                                tx,
                                moved.get(by.id()),
                                by,
                                ProposalState.CHECKING,
                                Optional.of(Reason.values()[0]),
                                ""));
        var unsent = each("A bin at the stop of line ", world.works().slug());
        all.put("send to the bodies", (tx, by) -> civic.asking().send(tx, unsent.get(by.id()), by));
        var hidden = proposal("A rail along the quay wall");
        world.database.write(tx -> civic.lifecycle()
                .moderate(tx, hidden, ordinary, ProposalState.HIDDEN, Optional.of(Reason.values()[0]), ""));
        all.put("read what is hidden", (tx, by) -> civic.proposals().requireFor(tx, hidden.id(), by.id()));
        all.put("read held supports", (tx, by) -> civic.count().review().held(tx, proposal, by));
        all.put(
                "decide held supports",
                (tx, by) -> civic.count()
                        .review()
                        .decide(tx, proposal, by, Selection.heldFrom("", Long.MAX_VALUE), Optional.empty(), ""));
        all.put(
                "try out what a decision about supports would do",
                (tx, by) -> civic.count()
                        .review()
                        .tryOut(tx, proposal, by, Selection.heldFrom("", Long.MAX_VALUE), Optional.empty()));
        all.put(
                "say which servers count",
                (tx, by) -> civic.count()
                        .recounting()
                        .setServerRule(
                                tx, commons, by, "farm.example", Optional.of(ServerRule.Effect.EXCLUDED), "A farm"));
        var poll = poll();
        all.put("vote in a poll", (tx, by) -> house.talk().reactions().voting().vote(tx, by, poll, List.of(0)));
        all.put("moderate", (tx, by) -> civic.registry().communities().requireModerator(tx, commons.id(), by.id()));
        all.put("become a moderator", (tx, by) -> civic.registry().communities().addModerator(tx, commons, by));
        var erin = world.member("erin");
        all.put(
                "check a resident",
                (tx, by) ->
                        civic.registry().communities().verifyResident(tx, commons, by, erin, Optional.empty(), "desk"));
        all.put(
                "be a resident",
                (tx, by) -> civic.registry()
                        .communities()
                        .verifyResident(tx, commons, ordinary, by, Optional.empty(), "desk"));
        all.put(
                "register a body",
                (tx, by) -> civic.registry()
                        .registers()
                        .register(tx, keeper(by), NewBody.of("b" + ++made, "B", "b.gov.example", "b@b.gov.example")));
        var works = world.works();
        all.put(
                "correct a body",
                (tx, by) -> civic.registry().registers().correct(tx, keeper(by), works, NewBody.of(works)));
        all.put("retire a body", (tx, by) -> civic.registry().registers().retire(tx, keeper(by), works));
        all.putAll(firstItems());
        all.putAll(desk(proposal));
        all.putAll(acts());
        return all;
    }

    private static Map<String, Act> desk(Proposal proposal) {
        var volunteers = house.civic().registry().volunteers();
        var count = house.civic().count();
        var vera = world.member("vera");
        var walter = world.member("walter");
        world.database.write(tx -> volunteers.appoint(tx, commons, ordinary, vera, ""));
        var all = new LinkedHashMap<String, Act>();
        all.put("appoint and dismiss volunteers", (tx, by) -> {
            volunteers.appoint(tx, commons, by, walter, "");
            volunteers.dismiss(tx, commons, by, walter, "");
        });
        all.put("enter a sheet", (tx, by) -> count.sheets().enter(tx, proposal, by, "s" + ++made, "Here", 2));
        all.put("correct a sheet", (tx, by) -> {
            count.sheets().enter(tx, proposal, vera, "c" + ++made, "Here", 2);
            long id = count.sheets()
                    .list(tx, proposal, Optional.empty())
                    .getLast()
                    .id();
            count.sheets().correct(tx, proposal, by, id, 1, "One twice");
        });
        all.put("have the sheets as a table", (tx, by) -> count.sheets().export(tx, proposal, by));
        all.put("help somebody", (tx, by) -> count.helping().help(tx, proposal, by, "", ""));
        return all;
    }

    private static Map<String, Act> firstItems() {
        var review = house.civic().unpublished().review();
        var hold = new FirstItemHold(house.civic().proposals());
        var rules = house.civic().registry().firstItems();
        var all = new LinkedHashMap<String, Act>();
        all.put("say how many of somebody new wait", (tx, by) -> rules.set(tx, commons, by, 0, ++made % 14 + 1));
        all.put("read what waits", (tx, by) -> review.waiting(tx, commons, by.id()));
        all.put(
                "read one that waits",
                (tx, by) -> house.civic().unpublished().drafts().require(tx, waiting(tx, hold), by.id()));
        all.put("let through what waits", (tx, by) -> review.release(tx, waiting(tx, hold), by, Optional.empty()));
        all.put(
                "send back what waits",
                (tx, by) -> review.refuse(tx, waiting(tx, hold), by, Optional.empty(), "joke", ""));
        return all;
    }

    private static long waiting(Transaction tx, FirstItemHold hold) {
        var newcomer = house.people().accounts().local(tx, "alice").orElseThrow();
        var text = world.draft("A proposal that waits, number " + ++made);
        return hold.hold(tx, new Publication.Wanted(commons, newcomer, text, Optional.empty()), Optional.empty())
                .draft();
    }

    private static Map<String, Act> acts() {
        var moderation = house.civic().groups().moderation();
        var post = post();
        var fred = world.member("fred");
        var all = new LinkedHashMap<String, Act>();
        all.put("lock", (tx, by) -> moderation.lock(tx, by(by), post));
        all.put("unlock", (tx, by) -> moderation.unlock(tx, by(by), post));
        all.put("feature", (tx, by) -> moderation.feature(tx, by(by), post, true));
        all.put("unfeature", (tx, by) -> moderation.feature(tx, by(by), post, false));
        all.put("ban", (tx, by) -> moderation.ban(tx, by(by), fred, Optional.empty(), false));
        all.put("unban", (tx, by) -> moderation.unban(tx, by(by), fred));
        all.put("appoint", (tx, by) -> moderation.appoint(tx, by(by), fred, true));
        all.put("dismiss", (tx, by) -> moderation.appoint(tx, by(by), fred, false));
        all.put("remove and restore", (tx, by) -> {
            moderation.remove(tx, by(by), post);
            moderation.restore(tx, by(by), post.uri());
        });
        return all;
    }

    private static By by(Account moderator) {
        return new By(commons, moderator, Optional.empty());
    }

    private static Registers.By keeper(Account moderator) {
        return new Registers.By(commons, Optional.of(moderator), Optional.empty());
    }

    /** One for each of the three. */
    private static Map<AccountId, Proposal> each(String title, String... bodies) {
        return Stream.of(ordinary, officialElsewhere, official)
                .collect(Collectors.toMap(
                        Account::id, who -> world.proposes(world.member("alice"), title + who.username(), bodies)));
    }

    private static Proposal proposal(String title) {
        return world.proposes(world.member("alice"), title);
    }

    private static StatusId round() {
        return posts(
                "round",
                Map.of("title", "What we think of the pond", "statements", "The pond is clean", "closes", inADay()));
    }

    private static String inADay() {
        return world.clock.instant().plus(Duration.ofDays(1)).toString();
    }

    private static StatusId posts(String kind, Map<String, String> fields) {
        var board = house.civic().board();
        return world.in(tx -> board.writing()
                        .post(
                                tx,
                                commons,
                                ordinary,
                                board.kinds().require(kind),
                                new MatterWriting.Sent(fields, List.of(), Optional.empty())))
                .id();
    }

    private static StatusId decision() {
        return posts(
                "decision",
                Map.of(
                        "title",
                        "A bench or a swing",
                        "method",
                        "choice",
                        "variants",
                        "Bench | Swing",
                        "closes",
                        inADay()));
    }

    private static Status status(Transaction tx, Proposal proposal) {
        return house.talk().posts().statuses().find(tx, proposal.status()).orElseThrow();
    }

    /** What somebody proposed and its body says to have done. */
    private static Proposal done(Account author) {
        var own = world.proposes(author, "Done for " + author.username() + ", it is said");
        world.database.write(tx -> tx.execute(
                "UPDATE proposal SET state = 'done' WHERE id = ?", own.id().value()));
        return own;
    }

    private static Status post() {
        return world.posts(
                world.member("alice"),
                "<p>Hello</p>",
                Optional.empty(),
                List.of(),
                Set.of(commons.group().id()));
    }

    private static PollId poll() {
        var asked = post();
        var polls = house.talk().reactions().polls();
        return world.in(tx -> {
            new NewPoll(polls, List.of("yes", "no"), Duration.ofDays(1), false, false)
                    .keep(tx, asked, world.member2(tx, "alice"));
            return polls.of(tx, List.of(asked.id())).get(asked.id()).id();
        });
    }

    /** A role is a power over all communities: it sleeps while its account speaks for a body in any register here. */
    @Test
    void noPowerOverTheInstanceIsUsedByWhoSpeaksForABodyAnywhereHere() {
        var user = house.stewardship()
                .registrations()
                .create(
                        new NewUser("warden", "warden@town.example", "correct horse battery", "en", Optional.empty()),
                        Role.ADMIN,
                        true);
        for (var power : Power.values()) {
            assertThat(world.is(tx -> house.stewardship().powers().has(tx, user, power)))
                    .as(power.name())
                    .isTrue();
        }
        var entry = world.in(tx -> register(tx, commons, "warden", "warden@town.example"));
        for (var power : Power.values()) {
            assertThat(world.is(tx -> house.stewardship().powers().has(tx, user, power)))
                    .as(power.name())
                    .isFalse();
        }
        world.database.write(tx -> house.civic()
                .registry()
                .registers()
                .retire(tx, new Registers.By(commons, Optional.empty(), Optional.of("By mistake")), entry));
        assertThat(world.is(tx -> house.stewardship().powers().has(tx, user, Power.REPORTS)))
                .isTrue();
    }

    @Test
    void everyPlaceThatAsksIsOnTheList() {
        var asking = new TreeSet<String>();
        for (var type : ImportedClasses.all()) {
            type.getMethodCallsFromSelf().stream()
                    .filter(OfficialPowersTest::asks)
                    .map(call -> name(call.getOrigin()))
                    .forEach(asking::add);
        }
        assertThat(asking).containsExactlyInAnyOrderElementsOf(PLACES);
    }

    private static boolean asks(JavaMethodCall call) {
        var owner = call.getTargetOwner();
        var method = call.getName();
        return (owner.isEquivalentTo(Officials.class) || owner.isEquivalentTo(OfficialLookup.class))
                        && method.startsWith("isOfficial")
                || owner.isEquivalentTo(Communities.class)
                        && List.of("isModerator", "requireModerator", "moderatedBy")
                                .contains(method)
                || owner.isEquivalentTo(Powers.class) && List.of("has", "of").contains(method);
    }

    private static String name(JavaCodeUnit origin) {
        return origin.getOwner().getSimpleName() + "." + origin.getName();
    }
}
