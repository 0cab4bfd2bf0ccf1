package folkmoot.civic.desk;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.response.AnswerGroups;
import folkmoot.civic.response.AnswerGroups.AnswerGroup;
import folkmoot.civic.response.Responses;
import folkmoot.civic.response.Statement;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.text.Names;
import folkmoot.talk.status.Draft;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers a group of proposals once. An answer is prepared, released, and then posted to each proposal as a reply of the body, as if it had
 * been written in an app: what it moves is decided by each proposal's home, by the rules there.
 */
public final class DeskAnswers {

    private static final int LONGEST_TEXT = 20_000; // what stands whole on a page of its own
    private static final int LONGEST_REPLY = 2_400; // a reply has room for names, hashtag and address besides
    private static final int MOST_LISTED = 20;
    private static final Pattern MARKS = Pattern.compile("[#\uff03@\uff20]");
    private static final Pattern FIELD = Pattern.compile("\\{(?:title|community|address)}");

    /** @param answer its id */
    record Posting(long answer) {}

    private static final JobKind<Posting> POST = new JobKind<>("desk-answer", Posting.class, RetryPolicy.USUAL);

    private final Database database;
    private final Desk desk;
    private final TwoPersonRule twoPersons;
    private final Origins origins;
    private final Proposals proposals;
    private final AnswerGroups groups;
    private final LocalStatuses statuses;
    private final Jobs jobs;
    private final Ids ids;
    private final InstantSource clock;
    private final AnswerStore store = new AnswerStore();

    DeskAnswers(
            Database database,
            Desk desk,
            TwoPersonRule twoPersons,
            Origins origins,
            Proposals proposals,
            AnswerGroups groups,
            LocalStatuses statuses,
            Jobs jobs,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.desk = desk;
        this.twoPersons = twoPersons;
        this.origins = origins;
        this.proposals = proposals;
        this.groups = groups;
        this.statuses = statuses;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        jobs.handle(POST, posting -> post(posting.answer()));
    }

    /**
     * Prepares an answer to a group, in place of an earlier draft. Problems: 404 for a group elsewhere, 422 for no text, too long a
     * one, a hashtag in it that is an answer, a position that nobody can take, or a commitment without its day, for a day that has passed, or that does not say what.
     *
     * @param given of which the position counts, and the day and measure of a commitment: each proposal of the group gets that
     */
    public DeskAnswer prepare(Transaction tx, DeskWorker worker, ProposalId group, Statement given, String text) {
        desk.requireGroup(tx, worker, group);
        var says = promise(given);
        var clean = Names.cleanLines(text);
        if (clean.isEmpty()) {
            throw Invalid.field("text", "ERR_BLANK", "can't be blank");
        }
        if (length(clean) > LONGEST_TEXT) {
            throw Invalid.field("text", "ERR_TOO_LONG", "must have at most " + LONGEST_TEXT + " characters");
        }
        if (Responses.saysPosition(clean)) { // else a comment, which one member may give, would be an answer
            throw Invalid.field(
                    "text", "ERR_INVALID", "must not hold a hashtag that is an answer: choose the position");
        }
        store.deleteDrafts(tx, worker.account(), group);
        var draft = new DeskAnswer(
                ids.next(), worker.account(), group, says, clean, Optional.of(worker.person()), Optional.empty());
        store.insert(tx, draft, clock.instant());
        return draft;
    }

    /** What is kept of it, and what a reply can say: one line, without a hashtag that would say something else. */
    private Statement promise(Statement given) {
        var says = Statement.kept(given.position(), given.due(), given.measure().map(Names::clean));
        Responses.requirePosition(says);
        if (says.due().filter(day -> day.isBefore(desk.today())).isPresent()) {
            throw Invalid.field("due", "ERR_INVALID", "must not have passed");
        }
        if (says.measure().filter(Responses::saysPosition).isPresent()) {
            throw Invalid.field("measure", "ERR_INVALID", "must not hold a hashtag that is an answer");
        }
        return says;
    }

    /**
     * Gives a prepared answer to every case of its group that waits. Problems: 404 for an answer of another desk; 403 for members who
     * only prepare, and where a second person has to ({@link TwoPersonRule}); 409 for one that was given; 422 where nothing waits, and
     * where one proposal alone would have to carry a text that is too long.
     *
     * @return how many proposals it answers
     */
    public int release(Transaction tx, DeskWorker worker, long id) {
        var draft = store.find(tx, id)
                .filter(found -> found.account().equals(worker.account()))
                .orElseThrow(NotFound::new);
        if (!worker.mayAnswer()) {
            throw new Forbidden("Your role in this team lets you prepare answers, and not give them");
        }
        twoPersons.requireSecond(tx, worker, draft);
        var waiting = desk.group(tx, worker, draft.group(), DeskFilter.USUAL).stream()
                .map(each -> each.proposal().id())
                .toList();
        if (waiting.isEmpty()) {
            throw Invalid.refused("Nothing in this group waits for an answer");
        }
        if (waiting.size() == 1 && length(draft.text()) > LONGEST_REPLY) {
            throw Invalid.field(
                    "text", "ERR_TOO_LONG", "must have at most " + LONGEST_REPLY + " characters to a single proposal");
        }
        if (!store.release(tx, id, worker.person(), clock.instant())) {
            throw new Conflict("This answer was given already");
        }
        store.addCases(tx, id, waiting);
        if (waiting.size() > 1) {
            groups.open(tx, whole(tx, draft, waiting.getFirst()));
        }
        jobs.enqueue(tx, POST, new Posting(id));
        return waiting.size();
    }

    /** The draft and the answers of a group, the newest first. */
    public List<DeskAnswer> list(Transaction tx, DeskWorker worker, ProposalId group) {
        return store.list(tx, worker.account(), group, MOST_LISTED);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** As it stands on its page: there a field stands for something else at each proposal. */
    private AnswerGroup whole(Transaction tx, DeskAnswer answer, ProposalId first) {
        var language = proposals
                .find(tx, first)
                .map(proposal -> proposal.content().language())
                .orElse("en");
        return new AnswerGroup(
                answer.id(),
                answer.account(),
                FIELD.matcher(answer.text()).replaceAll("…"),
                language,
                answer.says(),
                clock.instant());
    }

    /** Where an answer could not be posted, and why. */
    public List<String> problems(Transaction tx, DeskAnswer answer) {
        return store.problems(tx, answer.id());
    }

    /** One after the other, each known to be done before the next: a restart goes on where it was, and posts nothing twice. */
    private void post(long id) {
        var answer = database.read(tx -> store.find(tx, id));
        if (answer.isEmpty()) {
            return;
        }
        var undone = together(answer.get(), database.read(tx -> store.undone(tx, id)));
        for (var proposal : undone) {
            Optional<Status> posted = Optional.empty();
            Optional<String> problem = Optional.empty();
            try {
                posted = reply(answer.get(), proposal);
            } catch (Overloaded later) {
                throw later; // the job is tried again
            } catch (Problem refused) {
                problem = Optional.of(refused.getMessage());
            }
            var made = posted.map(Status::id);
            var why = problem;
            database.write(tx -> store.done(tx, id, proposal, made, why, clock.instant()));
        }
    }

    /**
     * What is at home here gets it in one transaction and as one answer, so that whoever backs several of them hears of it once. Where it
     * says something else to each, or cannot be given to one of them, each gets its own.
     *
     * @return those that are left
     */
    private List<ProposalId> together(DeskAnswer answer, List<ProposalId> undone) {
        if (answer.position().isEmpty() || FIELD.matcher(answer.text()).find()) {
            return undone;
        }
        try {
            return database.transaction(tx -> together(tx, answer, undone));
        } catch (Invalid | Forbidden oneOfThem) {
            return undone;
        }
    }

    private List<ProposalId> together(Transaction tx, DeskAnswer answer, List<ProposalId> undone) {
        var here = proposals.all(tx, undone).stream().filter(Proposal::local).toList();
        if (here.size() < 2) {
            return undone;
        }
        var by = proposals.civic().accounts().require(tx, answer.account());
        groups.give(tx, groups.find(tx, answer.id()).orElseThrow(NotFound::new), by, here);
        var done = here.stream().map(Proposal::id).toList();
        done.forEach(
                proposal -> store.done(tx, answer.id(), proposal, Optional.empty(), Optional.empty(), clock.instant()));
        return undone.stream().filter(proposal -> !done.contains(proposal)).toList();
    }

    private record Prepared(Account by, Draft draft) {}

    private Optional<Status> reply(DeskAnswer answer, ProposalId proposal) {
        return database.read(tx -> proposals.find(tx, proposal).map(found -> prepared(tx, answer, found)))
                .map(prepared ->
                        statuses.publish(prepared.by(), prepared.draft()).status());
    }

    private Prepared prepared(Transaction tx, DeskAnswer answer, Proposal proposal) {
        var civic = proposals.civic();
        var post = civic.statuses().find(tx, proposal.status()).orElseThrow(NotFound::new);
        var asked = new LinkedHashSet<>(List.of(post.author(), proposal.author()));
        var mentions = civic.accounts().list(tx, asked).stream()
                .filter(account -> !account.id().equals(answer.account()))
                .map(account -> "@" + account.handle(civic.uris().domain()))
                .collect(Collectors.joining(" "));
        var hashtag = Responses.line(answer.says(), proposal.content().language())
                .map(line -> "\n\n" + line)
                .orElse("");
        var text = mentions + " " + said(tx, answer, proposal) + hashtag;
        return new Prepared(
                civic.accounts().require(tx, answer.account()),
                new Draft(
                        text,
                        "",
                        false,
                        Visibility.PUBLIC,
                        Optional.of(proposal.content().language()),
                        Optional.of(post.id()),
                        Optional.empty(),
                        Optional.of("desk-" + answer.id() + "-" + proposal.id())));
    }

    /** The text, and of one to several what a post has room for, with the address where it stands whole. */
    private String said(Transaction tx, DeskAnswer answer, Proposal proposal) {
        var text = filled(tx, answer.text(), proposal);
        return groups.find(tx, answer.id())
                .map(whole -> AnswerGroups.part(text) + "\n\n" + page(whole.id()))
                .orElse(text);
    }

    /** The address of an answer to several proposals. */
    public URI page(long answer) {
        return proposals.civic().uris().answers(answer);
    }

    /** What others wrote is no hashtag and no mention of the body's. */
    private static String plain(String foreign) {
        return MARKS.matcher(foreign).replaceAll("");
    }

    private String filled(Transaction tx, String text, Proposal proposal) {
        var origin = origins.of(tx, List.of(proposal)).get(proposal.id());
        return text.replace("{title}", plain(proposal.title()))
                .replace("{community}", plain(origin.community()))
                .replace("{address}", origin.page().toString());
    }
}
