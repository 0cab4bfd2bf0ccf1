package folkmoot.civic.response;

import static folkmoot.civic.proposal.Happened.event;
import static folkmoot.schema.generated.Tables.COMMITMENT;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.CitizenQuestions;
import folkmoot.civic.proposal.CitizenQuestions.About;
import folkmoot.civic.proposal.CitizenQuestions.Subject;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Occasion;
import folkmoot.civic.proposal.Occasions;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.CommitmentRecord;
import folkmoot.talk.status.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/**
 * What bodies said would be there by which day, and what became of it: late ones show as late, and then the author is asked whether it
 * works. All SQL of {@code commitment}.
 */
public final class Milestones {

    private static final int BATCH = 500;

    private final Proposals proposals;
    private final Lifecycle lifecycle;
    private final CitizenQuestions questions;
    private final Occasions occasions;
    private final Foundations civic;
    private final ResponseStore responses = new ResponseStore();

    public Milestones(Proposals proposals, Lifecycle lifecycle, CitizenQuestions questions, Occasions occasions) {
        this.proposals = proposals;
        this.lifecycle = lifecycle;
        this.questions = questions;
        this.occasions = occasions;
        this.civic = proposals.civic();
    }

    /**
     * One of them, as the last version of its answer says it.
     *
     * @param late since when it shows as late
     * @param works what the author says of it
     * @param kept when the body said that it is done, or the author that it works
     */
    public record Milestone(
            ResponseId response,
            ProposalId proposal,
            BodyId body,
            LocalDate due,
            String measure,
            Optional<Instant> late,
            Optional<Boolean> works,
            Optional<Instant> kept) {}

    /** Of a proposal, the first first. */
    public List<Milestone> list(Transaction tx, ProposalId proposal) {
        return list(tx, COMMITMENT.PROPOSAL_ID.eq(proposal.value()), BATCH);
    }

    private static List<Milestone> list(Transaction tx, Condition condition, int limit) {
        return tx.sql()
                .selectFrom(COMMITMENT)
                .where(condition)
                .orderBy(COMMITMENT.RESPONSE_ID)
                .limit(limit)
                .fetch(Milestones::commitment);
    }

    /** An answer says so, or says it anew: another day starts another time, and what was late stays in the history. */
    void promised(Transaction tx, OfficialResponse response, BodyId body, Statement says) {
        if (says.type() != ResponseType.COMMITMENT) {
            return;
        }
        tx.sql()
                .insertInto(COMMITMENT)
                .set(COMMITMENT.RESPONSE_ID, response.id().value())
                .set(COMMITMENT.PROPOSAL_ID, response.proposal().value())
                .set(COMMITMENT.BODY_ID, body.value())
                .set(COMMITMENT.DUE, says.due().orElseThrow())
                .set(COMMITMENT.MEASURE, says.measure().orElseThrow())
                .onDuplicateKeyUpdate()
                .set(COMMITMENT.DUE, says.due().orElseThrow())
                .set(COMMITMENT.MEASURE, says.measure().orElseThrow())
                .setNull(COMMITMENT.LATE_AT)
                .execute();
    }

    /** A body says that all is done. */
    void done(Transaction tx, ProposalId proposal, BodyId body) {
        tx.sql()
                .update(COMMITMENT)
                .set(COMMITMENT.KEPT_AT, civic.clock().instant())
                .where(COMMITMENT.PROPOSAL_ID.eq(proposal.value()))
                .and(COMMITMENT.BODY_ID.eq(body.value()))
                .and(COMMITMENT.KEPT_AT.isNull())
                .execute();
    }

    /** Once a day: those whose day has passed. */
    public void daily(Database database) {
        var today = civic.days().day(civic.clock().instant());
        var open = COMMITMENT.DUE.lt(today).and(COMMITMENT.LATE_AT.isNull()).and(COMMITMENT.KEPT_AT.isNull());
        for (var late : database.read(tx -> list(tx, open, BATCH))) {
            database.write(tx -> proposals
                    .find(tx, late.proposal())
                    .map(proposal -> proposals.locked(tx, proposal))
                    .ifPresent(proposal -> list(
                                    tx,
                                    open.and(COMMITMENT.RESPONSE_ID.eq(
                                            late.response().value())),
                                    1)
                            .forEach(still -> late(tx, proposal, still))));
        }
    }

    private void late(Transaction tx, Proposal proposal, Milestone late) {
        tx.sql()
                .update(COMMITMENT)
                .set(COMMITMENT.LATE_AT, civic.clock().instant())
                .where(COMMITMENT.RESPONSE_ID.eq(late.response().value()))
                .execute();
        proposals.record(
                tx,
                proposal.id(),
                event("commitment-late").of(late.body()).to(late.due().toString()));
        var subject = subject(late);
        questions.open(tx, subject, List.of(proposal.author()), true);
        var words = Words.in(proposal.content().language());
        questions.ask(
                tx,
                proposal,
                subject,
                words.get(
                        "ask.commitment",
                        proposal.title(),
                        proposals.page(tx, proposal).toString(),
                        late.due().toString(),
                        late.measure()));
        sayThatItIsDue(tx, proposal, late);
        lifecycle.changed(tx, proposal.id());
    }

    /** For everybody to read, and everybody who waits for it hears once. */
    private void sayThatItIsDue(Transaction tx, Proposal proposal, Milestone late) {
        var body = civic.bodies().list(tx, List.of(late.body())).stream()
                .map(Body::name)
                .findFirst()
                .orElse("");
        proposals
                .clerk()
                .notice(
                        tx,
                        proposal,
                        Words.in(proposal.content().language())
                                .get(
                                        "notice.promise-due",
                                        body,
                                        late.measure(),
                                        late.due().toString()),
                        List.of())
                .ifPresent(post -> occasions.happened(
                        tx,
                        proposal,
                        Occasions.Kind.COMMITMENT_DUE,
                        occasion(tx, late),
                        Occasion.DUE + late.due(),
                        post.id()));
    }

    /** What was promised to many at once is due to all of them at once. */
    private Occasion occasion(Transaction tx, Milestone late) {
        return responses
                .find(tx, late.response())
                .flatMap(response -> WholeAnswer.part(
                        response.latest().content(),
                        civic.accounts().require(tx, response.account()),
                        response.status()
                                .flatMap(post -> civic.statuses().find(tx, post))
                                .map(Status::uri)))
                .orElseGet(() -> new Occasion.Own("response:" + late.response()));
    }

    private static Subject subject(Milestone commitment) {
        return new Subject(
                commitment.proposal(), About.COMMITMENT, commitment.response().value());
    }

    /** The author says whether it works, once. Problems: 404 for no commitment, 403 for anybody else, 422 before they were asked and for a second word. */
    public void works(Transaction tx, Proposal about, ResponseId response, Account by, boolean works) {
        about.requireHome();
        var proposal = proposals.locked(tx, about);
        var commitment = list(tx, COMMITMENT.RESPONSE_ID.eq(response.value()), 1).stream()
                .filter(found -> found.proposal().equals(proposal.id()))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!proposal.author().equals(by.id())) {
            throw new Forbidden("Its author is asked whether it works");
        }
        var question = questions
                .find(tx, subject(commitment), by.id())
                .orElseThrow(() -> Invalid.refused("You are asked when its day has passed"));
        if (!questions.answer(tx, question, works)) {
            throw Invalid.refused("You have said so already, and it is said once");
        }
        var now = civic.clock().instant();
        tx.sql()
                .update(COMMITMENT)
                .set(COMMITMENT.WORKS, works)
                .set(COMMITMENT.WORKS_SAID_AT, now)
                .set(COMMITMENT.KEPT_AT, works ? now : null)
                .where(COMMITMENT.RESPONSE_ID.eq(response.value()))
                .execute();
        proposals.record(
                tx,
                proposal.id(),
                event(works ? "commitment-works" : "commitment-fails")
                        .of(commitment.body())
                        .by(by.id()));
        lifecycle.changed(tx, proposal.id());
    }

    private static Milestone commitment(CommitmentRecord row) {
        return new Milestone(
                new ResponseId(row.getResponseId()),
                new ProposalId(row.getProposalId()),
                new BodyId(row.getBodyId()),
                row.getDue(),
                row.getMeasure(),
                Optional.ofNullable(row.getLateAt()),
                Optional.ofNullable(row.getWorks()),
                Optional.ofNullable(row.getKeptAt()));
    }
}
