package folkmoot.civic;

import folkmoot.civic.arrival.Arrivals;
import folkmoot.civic.attestation.Attesting;
import folkmoot.civic.body.Officials;
import folkmoot.civic.desk.Desks;
import folkmoot.civic.draft.FirstItemHold;
import folkmoot.civic.draft.Unpublished;
import folkmoot.civic.group.ThreadNotes;
import folkmoot.civic.letter.CivicLetters;
import folkmoot.civic.letter.MailFollows;
import folkmoot.civic.log.CivicLog;
import folkmoot.civic.log.LogFolding;
import folkmoot.civic.log.LogTree;
import folkmoot.civic.near.Near;
import folkmoot.civic.near.SketchesElsewhere;
import folkmoot.civic.news.News;
import folkmoot.civic.news.NewsChoices;
import folkmoot.civic.news.NewsFromElsewhere;
import folkmoot.civic.notice.Reaching;
import folkmoot.civic.proposal.AmendmentNews;
import folkmoot.civic.proposal.Amendments;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.CitizenQuestions;
import folkmoot.civic.proposal.CoAuthors;
import folkmoot.civic.proposal.Confirmations;
import folkmoot.civic.proposal.Deadlines;
import folkmoot.civic.proposal.Doubles;
import folkmoot.civic.proposal.FetchedSource;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Hops;
import folkmoot.civic.proposal.Intake;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.MergeNews;
import folkmoot.civic.proposal.Merges;
import folkmoot.civic.proposal.Occasions;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.ProposalImport;
import folkmoot.civic.proposal.ProposalLinks;
import folkmoot.civic.proposal.ProposalMessages;
import folkmoot.civic.proposal.ProposalNotes;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Publication;
import folkmoot.civic.proposal.RankedLists;
import folkmoot.civic.proposal.RecordDocuments;
import folkmoot.civic.proposal.Records;
import folkmoot.civic.proposal.RegisterChanges;
import folkmoot.civic.proposal.RegisterNotices;
import folkmoot.civic.proposal.RemoteProposals;
import folkmoot.civic.proposal.SimilarProposals;
import folkmoot.civic.proposal.Tallies;
import folkmoot.civic.proposal.Thresholds;
import folkmoot.civic.proposal.ToldBodies;
import folkmoot.civic.proposal.WorkingDays;
import folkmoot.civic.response.Responses;
import folkmoot.civic.statistics.BodyStatistics;
import folkmoot.civic.statistics.Counting;
import folkmoot.civic.statistics.TrackFigures;
import folkmoot.civic.support.Answers;
import folkmoot.civic.support.Count;
import folkmoot.civic.support.ReceiptRequests;
import folkmoot.civic.support.Supports;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.event.Observers;
import folkmoot.platform.text.Wording;
import folkmoot.talk.Talk;
import folkmoot.talk.consent.StatedPolicies;
import java.time.Duration;
import java.util.Locale;

/** The civic tier: communities, public bodies, and what citizens propose to them. */
public record Civic(
        Registry registry,
        WorkingDays days,
        Proposals proposals,
        Publication publication,
        Unpublished unpublished,
        Amendments amendments,
        ProposalMessages messages,
        Asking asking,
        Lifecycle lifecycle,
        ProposalLinks links,
        Merges merges,
        CoAuthors coAuthors,
        Confirmations confirmations,
        Deadlines deadlines,
        Doubles doubles,
        Intake intake,
        Count count,
        LogFolding folding,
        BodyAnswers bodyAnswers,
        SimilarProposals similar,
        Near near,
        RecordDocuments records,
        RemoteProposals remoteProposals,
        ProposalImport imports,
        Arrivals arrivals,
        Moving moving,
        StatedPolicies statedPolicies,
        ThreadNotes threadNotes,
        ProposalNotes proposalNotes,
        Groups groups,
        PublicLog publicLog,
        Reaching reaching,
        Occasions occasions,
        NewsChoices newsChoices,
        MailFollows mailFollows,
        CivicLetters letters,
        RegisterNotices registerNotices,
        RegisterChanges registerChanges,
        BodyStatistics statistics,
        Desks desks,
        NewsFromElsewhere newsFromElsewhere,
        Attesting attesting,
        Board board,
        Sharing sharing) {

    private static final Duration FOLD_PACE = Duration.ofMillis(200);
    private static final Duration RANK_PACE = Duration.ofSeconds(5);
    private static final Duration TALLY_PERIOD = Duration.ofMinutes(1);
    private static final Duration COUNT_PERIOD = Duration.ofMinutes(10);
    private static final Duration REFRESH = Duration.ofMinutes(15);

    public Civic(Platform platform, People people, Talk talk, Officials officials) {
        var database = platform.database();
        var jobs = platform.jobs();
        var posts = talk.posts();
        var reblogs = talk.reactions().reblogs();
        var tallies = new Tallies();
        var thresholds = new Thresholds(tallies, jobs);
        var folding = new LogFolding(database, new LogTree(platform.clock()), thresholds);
        var log = new CivicLog(jobs.always("civic-log", FOLD_PACE, folding::fold));
        jobs.always("ranked-lists", RANK_PACE, new RankedLists(database)::step);
        var registry = new Registry(platform, people, officials, log);
        var days = new WorkingDays(
                () -> platform.live().now().civic().holidays(),
                platform.settings().civic().timeZone());
        var foundations = new Foundations(
                people.accounts(),
                posts.statuses(),
                posts.deliveries(),
                registry.communities(),
                registry.bodies(),
                officials,
                registry.bans(),
                platform.uris(),
                platform.ids(),
                platform.clock(),
                days,
                log,
                new Observers<>());
        var changes = new Records(jobs);
        var proposals = new Proposals(foundations, reblogs, tallies);
        var attesting = attesting(platform, people, talk, registry, proposals);
        var hold = new FirstItemHold(proposals);
        var publication = new Publication(proposals, reblogs, changes, hold);
        var links = new ProposalLinks(proposals);
        var coAuthors = new CoAuthors(proposals);
        var messages = new ProposalMessages(proposals);
        var amendments = new Amendments(
                proposals,
                changes,
                messages,
                new AmendmentNews(database, proposals, messages, people.notifications(), jobs));
        var elsewhere = new SketchesElsewhere(people.domainBlocks());
        var similar = new SimilarProposals(proposals, elsewhere);
        var asking = new Asking(database, proposals, changes, thresholds, jobs);
        var occasions = new Occasions(jobs, platform.clock());
        var choices = new NewsChoices();
        var mailFollows = new MailFollows(
                platform.ids(),
                platform.clock(),
                platform.uris(),
                people.members().mails());
        var questions = new CitizenQuestions(proposals);
        var lifecycle = new Lifecycle(proposals, changes, questions, occasions);
        var confirmations = new Confirmations(proposals, lifecycle, questions);
        var answers = new BodyAnswers(
                database,
                proposals,
                lifecycle,
                new Hops(proposals, asking, lifecycle),
                new Pauses(proposals, changes),
                confirmations,
                questions,
                occasions,
                people.members().teams());
        var deadlines = new Deadlines(proposals, confirmations);
        var source = new FetchedSource(
                people.elsewhere().fetcher(), people.elsewhere().accounts(), posts.remote());
        this(
                registry,
                days,
                proposals,
                publication,
                Unpublished.of(database, proposals, publication, hold, links, coAuthors, registry.log(), jobs),
                amendments,
                messages,
                asking,
                lifecycle,
                links,
                new Merges(
                        proposals,
                        lifecycle,
                        new MergeNews(database, proposals, messages, people.notifications(), jobs)),
                coAuthors,
                confirmations,
                deadlines,
                new Doubles(database, proposals, lifecycle),
                new Intake(proposals, publication, amendments, lifecycle, reblogs, similar),
                Count.of(
                        database,
                        proposals,
                        thresholds,
                        asking,
                        changes,
                        registry.log(),
                        registry.bans(),
                        registry.volunteers(),
                        talk.reactions().favourites(),
                        jobs,
                        () -> platform.live().now().civic().youngAccount()),
                folding,
                answers,
                similar,
                Near.of(platform, people, proposals, elsewhere),
                new RecordDocuments(database, proposals, folding, people.keys(), people.deliveries(), jobs),
                new RemoteProposals(database, proposals, source, jobs),
                new ProposalImport(database, publication, registry.communities(), registry.bodies()),
                new Arrivals(database, publication, registry.communities(), platform.clock()),
                Moving.of(platform, people, talk, registry, lifecycle, log),
                new StatedPolicies(people.accounts(), registry.locks()::isClosed),
                new ThreadNotes(proposals, platform.uris()),
                new ProposalNotes(proposals),
                new Groups(platform, people, talk, registry, proposals),
                new PublicLog(platform, people),
                Reaching.of(platform, people, proposals, new ToldBodies(proposals, changes), answers.responses()),
                occasions,
                choices,
                mailFollows,
                new CivicLetters(
                        database,
                        jobs,
                        platform.clock(),
                        mailFollows,
                        registry.communities(),
                        people.members().users(),
                        people.members().mails(),
                        platform.uris()),
                new RegisterNotices(proposals, registry.registers()),
                new RegisterChanges(proposals, lifecycle),
                new BodyStatistics(),
                Desks.of(platform, people.members(), proposals, answers.groups(), posts.local()),
                new NewsFromElsewhere(foundations, answers.responses(), people.notifications()),
                attesting,
                Board.of(platform, people, talk, registry, proposals, attesting),
                Sharing.of(platform, people, registry, proposals));
        new News(
                database,
                proposals,
                people.notifications(),
                people.members().users(),
                people.members().mails(),
                choices,
                mailFollows,
                jobs);
        var counting =
                new Counting(database, new TrackFigures(registry.bodies(), days, platform.clock()), platform.clock());
        jobs.every("civic-statistics", COUNT_PERIOD, counting::run);
        jobs.every("civic-clock", Duration.ofDays(1), () -> deadlines.daily(database));
        jobs.every("civic-answers", Duration.ofDays(1), () -> answers.daily(database));
        jobs.every("civic-tallies", TALLY_PERIOD, () -> records.sendTallies(TALLY_PERIOD));
        jobs.every("civic-remote-records", REFRESH, remoteProposals::refreshStale);
    }

    private static Attesting attesting(
            Platform platform, People people, Talk talk, Registry registry, Proposals proposals) {
        var words = Wording.all("civic/attestations");
        return Attesting.of(
                platform,
                people,
                talk,
                registry.communities(),
                registry.bodies(),
                registry.officials(),
                registry.log(),
                (tx, community, to, by, one) -> {
                    var language = Locale.forLanguageTag(community.language()).getLanguage();
                    var path = to.isLocal() ? platform.uris().at("/settings/attestations") : one.credential();
                    var text = words.getOrDefault(language, words.get("en"))
                            .get(
                                    to.isLocal() ? "offered" : "offered.elsewhere",
                                    by.name(),
                                    one.name(language),
                                    one.until().toString(),
                                    path.toString());
                    proposals.clerk().tell(tx, community, to, text, language);
                });
    }

    /** What bodies answer. */
    public Responses responses() {
        return bodyAnswers.responses();
    }

    /** What supporters elsewhere answer to the clerk. */
    public Answers answers() {
        return new Answers(proposals, messages, supports());
    }

    /** Who supports from elsewhere and asks for a receipt. */
    public ReceiptRequests receiptRequests() {
        return new ReceiptRequests(proposals, publicLog.receipts());
    }

    /** Who backs which proposal. */
    public Supports supports() {
        return count.supports();
    }
}
