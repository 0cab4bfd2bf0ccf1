package folkmoot.civic;

import folkmoot.civic.attestation.Attesting;
import folkmoot.civic.community.Membership;
import folkmoot.civic.decision.Decisions;
import folkmoot.civic.event.EventForm;
import folkmoot.civic.event.EventProposals;
import folkmoot.civic.event.EventRules;
import folkmoot.civic.event.EventTable;
import folkmoot.civic.event.EventWire;
import folkmoot.civic.event.EventsElsewhere;
import folkmoot.civic.event.Joins;
import folkmoot.civic.help.HelpForm;
import folkmoot.civic.help.HelpRules;
import folkmoot.civic.help.HelpTable;
import folkmoot.civic.matter.KindChoices;
import folkmoot.civic.matter.Kinds;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterAnswers;
import folkmoot.civic.matter.MatterClosing;
import folkmoot.civic.matter.MatterDays;
import folkmoot.civic.matter.MatterIntake;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterLists;
import folkmoot.civic.matter.MatterMarks;
import folkmoot.civic.matter.MatterNotes;
import folkmoot.civic.matter.MatterReplies;
import folkmoot.civic.matter.MatterThanks;
import folkmoot.civic.matter.MatterWire;
import folkmoot.civic.matter.MatterWriting;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.matter.MattersElsewhere;
import folkmoot.civic.matter.Objections;
import folkmoot.civic.opinion.Opinions;
import folkmoot.civic.paper.PaperForm;
import folkmoot.civic.paper.PaperRules;
import folkmoot.civic.paper.PaperTable;
import folkmoot.civic.paper.PaperWire;
import folkmoot.civic.place.PlaceForm;
import folkmoot.civic.place.PlaceMarks;
import folkmoot.civic.place.PlaceRules;
import folkmoot.civic.place.PlaceTable;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.release.ReleaseFiles;
import folkmoot.civic.release.ReleaseForm;
import folkmoot.civic.release.ReleaseRules;
import folkmoot.civic.release.ReleaseTable;
import folkmoot.people.People;
import folkmoot.people.account.Account;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Forbidden;
import folkmoot.talk.Talk;
import java.time.Duration;
import java.util.Optional;

/** The noticeboard of a community: offers, needs, events, places, decisions, opinion rounds, releases, papers. A new kind is a line here. */
public record Board(
        Kinds kinds,
        KindChoices choices,
        Matters matters,
        MatterWriting writing,
        MatterLists lists,
        MatterAnswers answers,
        MatterThanks thanks,
        MatterClosing closing,
        Objections objections,
        MatterMarks marks,
        MatterIntake intake,
        MatterReplies replies,
        MatterNotes notes,
        MattersElsewhere elsewhere,
        EventProposals eventProposals,
        EventsElsewhere eventsElsewhere,
        Joins joins,
        PlaceMarks placeMarks,
        Decisions decisions,
        Opinions opinions,
        ReleaseFiles files,
        PaperTable papers,
        MatterDays days) {

    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);

    static Board of(
            Platform platform, People people, Talk talk, Registry registry, Proposals proposals, Attesting attesting) {
        var clock = platform.clock();
        var kinds = new Kinds();
        var choices = new KindChoices(kinds, registry.communities(), registry.log(), clock);
        var matters = new Matters(kinds, proposals);
        var writing = new MatterWriting(
                matters, choices, talk.reactions().reblogs(), talk.media().attachments());
        var lists = new MatterLists(matters, people.relations().hidden(), clock);
        var answers = new MatterAnswers(matters, people.relations().blocks(), attesting.badges()::isAttested);
        var marks = new MatterMarks(answers);
        var placeMarks = new PlaceMarks(registry.officials(), registry.bans(), clock);
        var places = new PlaceTable();
        kinds.add(new MatterKind<>(
                "offer",
                "civic/matters/offer",
                new HelpTable(),
                new HelpForm(),
                new HelpRules(attesting.claims()),
                MatterWire.block()));
        kinds.add(new MatterKind<>(
                "need",
                "civic/matters/need",
                new HelpTable(),
                new HelpForm(),
                new HelpRules(attesting.claims()),
                MatterWire.block()));
        kinds.add(new MatterKind<>(
                "event",
                "civic/matters/event",
                new EventTable(),
                new EventForm(),
                new EventRules(clock),
                new EventWire()));
        kinds.add(new MatterKind<>(
                "place",
                "civic/matters/place",
                places,
                new PlaceForm(),
                new PlaceRules(lists, places, placeMarks),
                MatterWire.block()));
        var decisions = Decisions.of(
                platform.database(), matters, proposals, talk.reactions().pollFaces(), people.notifications());
        platform.jobs().every("decision-ends", EVERY_MINUTE, decisions.ends()::run);
        var opinions = Opinions.of(platform.database(), matters, proposals, registry.log());
        platform.jobs().every("opinion-rounds", EVERY_MINUTE, opinions.work()::run);
        kinds.add(new MatterKind<>(
                "release",
                "civic/matters/release",
                new ReleaseTable(),
                new ReleaseForm(),
                new ReleaseRules(clock),
                MatterWire.block()));
        var papers = new PaperTable();
        kinds.add(new MatterKind<>(
                "paper", "civic/matters/paper", papers, new PaperForm(), new PaperRules(), new PaperWire()));
        var files = new ReleaseFiles(new Membership(registry.bans()), registry.log(), platform.ids(), clock);
        platform.jobs().every("release-files", HOURLY, () -> platform.database().write(files::forget));
        var days = new MatterDays(platform.database(), matters, clock);
        platform.jobs().every("matter-days", HOURLY, days::run);
        var statuses = talk.posts().statuses();
        return new Board(
                kinds,
                choices,
                matters,
                writing,
                lists,
                answers,
                new MatterThanks(matters, answers),
                new MatterClosing(platform.database(), matters, answers, platform.jobs()),
                new Objections(matters, registry.log()),
                marks,
                new MatterIntake(matters, writing, choices),
                new MatterReplies(matters, answers),
                new MatterNotes(matters, answers),
                new MattersElsewhere(matters, writing, choices),
                new EventProposals(proposals, clock),
                new EventsElsewhere(
                        marks,
                        statuses,
                        people.accounts(),
                        people.deliveries(),
                        platform.uris(),
                        platform.ids(),
                        clock),
                new Joins(
                        matters,
                        answers,
                        statuses,
                        people.accounts(),
                        people.deliveries(),
                        platform.uris(),
                        platform.ids()),
                placeMarks,
                decisions,
                opinions,
                files,
                papers,
                days);
    }

    /** Somebody here takes part, wherever the matter is at home. Problems: as {@link MatterAnswers#answer} and {@link EventsElsewhere#join}. */
    public void answer(Transaction tx, Matter matter, Account by, String firstName, String note) {
        if (matter.isHome()) {
            answers.answer(tx, matter.id(), by, firstName, note, Optional.empty());
        } else if (matter.kind().equals("event")) {
            eventsElsewhere.join(tx, matter, by);
        } else {
            throw new Forbidden("It is at home on another server: answer its post");
        }
    }

    /** Somebody here takes part no longer. Problems: 404 for who did not. */
    public void withdraw(Transaction tx, Matter matter, Account by) {
        if (matter.isHome()) {
            answers.withdraw(tx, matter.id(), by);
        } else {
            eventsElsewhere.leave(tx, matter, by);
        }
    }
}
